import { expect, test } from 'vitest'
import { splitNumbers } from '../../../bot/channels/webchat/page/text/phoneNumbers.ts'

const callsIn = (text: string) => splitNumbers(text).flatMap(({ call }) => (call ? [call] : []))

test('the numbers of a text can be called, and its dates, times and amounts cannot', () => {
  expect(callsIn('Ring 112. Hotad: 114 14. Bris 116 111. Självmordslinjen, 90101.')).toEqual([
    '112',
    '11414',
    '116111',
    '90101',
  ])
  expect(callsIn('Vi öppnar tisdag 24 november kl. 09:00. Senast 2026-11-24, 1120 kronor.')).toEqual([])
})

test('a text cut at its numbers says the same as before', () => {
  const text = 'Ring 112 nu, eller 114 14.'
  expect(
    splitNumbers(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text)
})

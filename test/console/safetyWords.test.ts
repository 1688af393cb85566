import { beforeAll, expect, test } from 'vitest'
import { lostPlanText, safetyLines, safeWordText } from '../../console/text/safetyWords.ts'
import { fetchTexts } from '../../console/text/translate.ts'
import { wordsOf } from '../../console/text/words.ts'
import { mineCard } from './consoleScreen.ts'

const words = wordsOf('en')
beforeAll(() => fetchTexts('en'))
const ring = { kind: 'ring', hour: 9, seq: 12 } as const

test('what was agreed for a lost line is said with its hour and never with the number', () => {
  expect(lostPlanText(words, mineCard('talk'), ring)).toBe(
    'The visitor chose: call at 09:00 and hang up if somebody else answers.',
  )
  expect(lostPlanText(words, mineCard('talk'), { kind: 'wait' })).toBe('The visitor chose: wait here.')
  expect(lostPlanText(words, mineCard('talk'), undefined)).toBe(words.t('lost.noPlan'))
})

test('before the conversation has been read the card tells what was chosen, and never that nothing was', () => {
  const chosen = mineCard('talk', { safety: { plan: 'ring' } })
  expect(lostPlanText(words, chosen, undefined)).toBe('If contact is lost: call.')
  const hidden = mineCard('talk', { safety: { plan: 'ring', hidden: true } })
  expect(lostPlanText(words, hidden, undefined)).toBe(words.t('lost.doNotRing'))
})

test('once the safe word is written nobody is told to call, whatever was chosen before', () => {
  const hidden = mineCard('talk', { safety: { safeWord: true, hidden: true, plan: 'ring' } })
  expect(lostPlanText(words, hidden, ring)).toBe(words.t('lost.doNotRing'))
  expect(safeWordText(words, hidden)).toBe(words.t('lost.hidden'))
})

test('the card of whoever wrote the safe word says not to call, and never to call as well', () => {
  const lines = (hidden: boolean) =>
    safetyLines(
      words,
      mineCard('talk', {
        visitorPresent: false,
        safety: { safeWord: true, plan: 'ring', ...(hidden ? { hidden } : {}) },
      }),
    )
  expect(lines(false)).toEqual([words.t('list.planRing')])
  expect(lines(true)).toEqual([words.t('list.hidden')])
})

test('whether there is a safe word, and that it is not written, is told apart', () => {
  const [none, chosen] = [undefined, { safeWord: true } as const].map((safety) =>
    safeWordText(words, mineCard('talk', safety ? { safety } : {})),
  )
  expect([none, chosen]).toEqual([words.t('lost.noSafeWord'), words.t('lost.safeWord')])
})

import { expect, test } from 'vitest'
import type { OwnTelephone } from '../../console/state/consoleState.ts'
import { primaryAction } from '../../console/state/lists.ts'
import { ringing } from '../../console/state/ringing.ts'
import { answersNow, ringsHere } from '../../console/state/telephone.ts'
import { onlyTelephoneCodecs } from '../../console/telephone/telephoneCodecs.ts'
import { after, card, consoleWith, me, mineCard } from './consoleScreen.ts'

const now = 50_000
const connected = { state: 'connected' } as const
const ringsMe = card('rings', { channel: 'phone', call: { state: 'ringing', rings: me.number } })
const telephone = (changed: Partial<OwnTelephone>) =>
  ({ from: 'line', type: 'telephone:changed', telephone: changed }) as const

test('what I have taken is answered by itself, and what only rings for me never is', () => {
  const mineNow = mineCard('mine', { channel: 'phone', call: connected })
  const rung = (...cards: Parameters<typeof consoleWith>[0]) =>
    after(consoleWith(cards), telephone({ line: 'ready', call: 'ringing' }))
  expect(answersNow(rung(mineNow))).toBe(true)
  expect(answersNow(rung(ringsMe))).toBe(false)
  // A talk of mine that the line has not noticed the end of must not open the microphone to somebody else.
  expect(answersNow(rung(mineNow, ringsMe))).toBe(false)
  expect(answersNow(after(rung(mineNow), telephone({ call: 'talking' })))).toBe(false)
  expect(primaryAction(rung(ringsMe))).toBe('answer')
})

test('while I talk in the console it rings for nothing but what is acute', () => {
  const talking = after(consoleWith([card('waits')]), telephone({ call: 'talking' }))
  expect(ringing(talking, now)).toBe('silent')
  const acute = card('acute', { urgency: 'acute' })
  expect(ringing(after(talking, { from: 'server', type: 'card:changed', card: acute }), now)).toBe('acute')
})

test('calls ring here on duty and where that was chosen; a talk goes on into a break', () => {
  const chosen = (rings: 'browser' | 'own') => {
    const state = consoleWith([])
    return {
      ...state,
      held: { ...state.held, telephone: { rings, own: true } },
      own: { ...state.own, shift: 'on' as const },
    }
  }
  expect(ringsHere(chosen('browser'))).toBe(true)
  expect(ringsHere(chosen('own'))).toBe(false)
  const onBreak = after(chosen('browser'), { from: 'staff', type: 'shift:asked', to: 'break' })
  expect(ringsHere(onBreak)).toBe(false)
  expect(ringsHere(after(onBreak, telephone({ call: 'talking' })))).toBe(true)
})

test('of an offer only what a telephone carries is left, in the order it was offered', () => {
  const offer = [
    'v=0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126',
    'a=rtpmap:111 opus/48000/2',
    'a=rtcp-fb:111 transport-cc',
    'a=fmtp:111 minptime=10',
    'a=rtpmap:63 red/48000/2',
    'a=rtpmap:9 G722/8000',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:13 CN/8000',
    'a=rtpmap:110 telephone-event/48000',
    'a=rtpmap:126 telephone-event/8000',
    'a=fmtp:126 0-15',
    '',
  ]
  expect(onlyTelephoneCodecs(offer.join('\r\n')).split('\r\n')).toEqual([
    'v=0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 9 0 8 126',
    'a=rtpmap:9 G722/8000',
    'a=rtpmap:0 PCMU/8000',
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:126 telephone-event/8000',
    'a=fmtp:126 0-15',
    '',
  ])
  const plain = 'm=audio 4000 RTP/AVP 18 8 0\r\n'
  expect(onlyTelephoneCodecs(plain)).toBe('m=audio 4000 RTP/AVP 8 0\r\n')
})

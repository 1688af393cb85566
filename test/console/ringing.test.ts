import { expect, test } from 'vitest'
import type { Ringing } from '../../console/state/consoleState.ts'
import type { ConsoleEvent } from '../../console/state/events.ts'
import { ringing } from '../../console/state/ringing.ts'
import { after, alarm, card, colleague, consoleWith, me, mineCard } from './consoleScreen.ts'

const now = 50_000
const waits = card('waits')
const acute = card('acute', { urgency: 'acute' })

test('it rings while somebody waits and stops when they are claimed', () => {
  const state = consoleWith([waits])
  expect(ringing(state, now)).toBe('waiting')
  const claimed = after(state, { from: 'server', type: 'card:changed', card: mineCard('waits', { lastSeq: 2 }) })
  expect(ringing(claimed, now)).toBe('silent')
})

test('a transfer rings for whoever is asked, and for nobody else', () => {
  const asked = (number: number) => mineCard('talk', { staff: colleague, invited: { ...me, number } })
  expect(ringing(consoleWith([asked(me.number)]), now)).toBe('waiting')
  expect(ringing(consoleWith([asked(3)]), now)).toBe('silent')
})

test('nobody off duty is rung', () => {
  expect(ringing(consoleWith([acute], { onDuty: [] }), now)).toBe('silent')
})

test.each([
  ['an acute conversation', acute],
  ['a red alarm in the queue', card('red', { alarm: alarm('red') })],
  ['a red alarm with the bot', card('bot', { status: 'withBot', alarm: alarm('red') })],
])('%s rings as acute', (_, one) => {
  expect(ringing(consoleWith([waits, one]), now)).toBe('acute')
})

test('a soft alarm with the bot is seen and not heard', () => {
  expect(ringing(consoleWith([card('bot', { status: 'withBot', alarm: alarm('soft') })]), now)).toBe('silent')
})

test('a red alarm with the bot whose visitor has left is heard for ten minutes', () => {
  const left = consoleWith([card('bot', { status: 'withBot', alarm: alarm('red'), visitorPresent: false })])
  expect(ringing(left, 10 * 60_000 - 1)).toBe('acute')
  expect(ringing(left, 10 * 60_000)).toBe('silent')
})

const muted = (what: Ringing) => ({ from: 'staff', type: 'sound:muted', muted: { until: now + 1, what } }) as const

test('a mute holds for its time and no longer', () => {
  const state = after(consoleWith([waits]), muted('waiting'))
  expect(ringing(state, now)).toBe('silent')
  expect(ringing(state, now + 1)).toBe('waiting')
})

test('something acute is heard through the mute of something that was not', () => {
  const state = after(consoleWith([waits]), muted('waiting'))
  expect(ringing(after(state, { from: 'server', type: 'card:changed', card: acute }), now)).toBe('acute')
  expect(ringing(after(consoleWith([acute]), muted('acute')), now)).toBe('silent')
})

test('whoever is full hears only what is acute', () => {
  const full = { until: now + 1, number: 1 }
  expect(ringing(consoleWith([waits], { full }), now)).toBe('silent')
  expect(ringing(consoleWith([waits, acute], { full }), now)).toBe('acute')
})

const called = (about: 'queue' | 'yours') => ({ from: 'server', type: 'staff:called', about, at: now }) as const

test('whoever is off duty and called for the queue hears it for a minute, or until they touch the console', () => {
  const off = consoleWith([waits], { onDuty: [] })
  const state = after(off, called('queue'))
  expect([ringing(state, now), ringing(state, now + 60_000)]).toEqual(['waiting', 'silent'])
  expect(ringing(after(state, { from: 'staff', type: 'console:touched', at: now + 1 }), now + 2)).toBe('silent')
  expect(ringing(after(consoleWith([], { onDuty: [] }), called('queue')), now)).toBe('silent')
})

test('what is called for somebody’s own conversation is heard though nobody waits, and never on a break', () => {
  expect(ringing(after(consoleWith([]), called('yours')), now)).toBe('waiting')
  const onBreak = consoleWith([], { onDuty: [{ ...me, standing: 'break', languages: ['sv'] }] })
  expect(ringing(after(onBreak, called('yours')), now)).toBe('silent')
})

test('a visitor of mine who has had no answer while nobody touched the console for a minute is heard, softly', () => {
  const writes = (over = {}) => consoleWith([mineCard('talk', { unread: 1, ...over })])
  const [soon, late] = [59_999, 60_000]
  expect([ringing(writes(), soon), ringing(writes(), late)]).toEqual(['silent', 'asks'])
  const touched: ConsoleEvent = { from: 'staff', type: 'console:touched', at: late }
  expect(ringing(after(writes(), touched), late + soon)).toBe('silent')
  expect(ringing(writes({ channel: 'botframework', visitorPresent: false }), late)).toBe('asks')
})

test.each([
  ['has had an answer', { unread: 0 }],
  ['has left', { visitorPresent: false }],
  ['hides what is on the screen', { safety: { safeWord: true, hidden: true } }],
  ['is on the telephone', { channel: 'phone' }],
  ['is a colleague’s', { staff: colleague }],
] as const)('nobody is reminded of a visitor who %s', (_, over) => {
  expect(ringing(consoleWith([mineCard('talk', { unread: 1, ...over })]), 60_000)).toBe('silent')
})

import { beforeAll, expect, test } from 'vitest'
import type { Conversation } from '../../bot/domain/conversation.ts'
import { inWaitingOrder } from '../../bot/domain/waitingList.ts'
import {
  alarmedWithBot,
  canRead,
  colleagues,
  firstToClaim,
  mine,
  nextOfMine,
  primaryAction,
  waitingList,
} from '../../console/state/lists.ts'
import { fetchTexts } from '../../console/text/translate.ts'
import { readersText, wordsOf } from '../../console/text/words.ts'
import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import { alarm, card, colleague, consoleWith, idOf, me, mineCard } from './consoleScreen.ts'

const names = (cards: ConversationCard[]) => cards.map(({ id }) => id)

const queue = [
  card('late soon', { since: 9 }),
  card('information', { urgency: 'information' }),
  card('acute', { urgency: 'acute', since: 8 }),
  card('early soon', { since: 3 }),
  card('urgent with a soft alarm', { urgency: 'urgent', alarm: alarm('soft'), since: 7 }),
]

test('who waits stands by urgency, then by time, and T takes the first', () => {
  const state = consoleWith(queue)
  expect(names(waitingList(state))).toEqual([
    'acute',
    'urgent with a soft alarm',
    'early soon',
    'late soon',
    'information',
  ])
  expect(firstToClaim(state)?.id).toBe('acute')
})

test('staff see the same order as the one visitors are told their place by', () => {
  const told = queue
    .map(({ id, since, urgency }) => ({ id, since, screened: { result: { urgency } } }) as Conversation)
    .sort(inWaitingOrder)
  expect(names(waitingList(consoleWith(queue)))).toEqual(told.map(({ id }) => id))
})

test('an alarm with the bot is seen, is nobody who waits, and cannot be taken', () => {
  const state = consoleWith([
    card('soft', { status: 'withBot', alarm: alarm('soft') }),
    card('red', { status: 'withBot', alarm: alarm('red'), since: 5 }),
  ])
  expect(names(alarmedWithBot(state))).toEqual(['red', 'soft'])
  expect(waitingList(state)).toEqual([])
  expect(firstToClaim(state)).toBeUndefined()
})

test('mine and those of colleagues are kept apart', () => {
  const state = consoleWith([mineCard('mine'), mineCard('theirs', { staff: colleague })])
  expect(names(mine(state))).toEqual(['mine'])
  expect(names(colleagues(state))).toEqual(['theirs'])
})

test('a responder reads only their own, a coordinator also what waits and what colleagues have', () => {
  const cards = [
    card('waits'),
    mineCard('mine'),
    mineCard('theirs', { staff: colleague }),
    card('bot', { status: 'withBot' }),
  ]
  const readable = (role: 'responder' | 'coordinator') => {
    const state = consoleWith(cards, { me: { ...me, role } })
    return names(cards.filter((one) => canRead(state, one)))
  }
  expect(readable('responder')).toEqual(['mine'])
  expect(readable('coordinator')).toEqual(['waits', 'mine', 'theirs'])
})

test('one primary button: go on duty first, then claim', () => {
  expect(primaryAction(consoleWith([card('waits')], { onDuty: [] }))).toBe('shift')
  expect(primaryAction(consoleWith([card('waits')]))).toBe('claim')
  expect(primaryAction(consoleWith([]))).toBeUndefined()
})

test('what I am beside in or asked to come in to is mine too, and the arrows go round in the order I took them', () => {
  const state = consoleWith([
    mineCard('urgent', { urgency: 'urgent', since: 3 }),
    mineCard('beside', { staff: colleague, beside: me, since: 1 }),
    mineCard('asked', { staff: colleague, invited: me, since: 2 }),
    mineCard('theirs', { staff: colleague }),
  ])
  const at = (chosen: string) => ({ ...state, own: { ...state.own, chosen: idOf(chosen) } })
  expect(names(colleagues(state))).toEqual(['theirs'])
  expect(['beside', 'asked', 'urgent'].map((chosen) => nextOfMine(at(chosen), 1)?.id)).toEqual([
    'asked',
    'urgent',
    'beside',
  ])
  expect(nextOfMine(at('beside'), -1)?.id).toBe('urgent')
})

beforeAll(() => fetchTexts('en'))

test('a language I read is plain; for another it is said who on duty reads it, and who is on a break does not count', () => {
  const onDuty = (standing: 'on' | 'break') => [
    { ...me, standing: 'on' as const, languages: ['sv'] as const },
    { ...colleague, standing, languages: ['so'] as const },
  ]
  const said = (standing: 'on' | 'break', language: 'sv' | 'so') =>
    readersText(wordsOf('en'), consoleWith([], { onDuty: onDuty(standing) }), card('waits', { language }))
  expect([said('on', 'sv'), said('on', 'so'), said('break', 'so')]).toEqual([
    undefined,
    'Somali is read by adviser 2.',
    'Nobody on duty reads Somali.',
  ])
})

import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import type { Called, ConsoleState, Ringing } from './consoleState.ts'
import {
  alarmedWithBot,
  isInvited,
  isMine,
  mine,
  myNumber,
  onBreak,
  onDuty,
  tellsPresence,
  waitingList,
} from './lists.ts'

/** What should be heard now. `now` is this console's clock, in milliseconds. */
export function ringing(state: ConsoleState, now: number): Ringing {
  const what = calling(state, now)
  const { until, what: muted } = state.own.muted
  return now < until && rank[what] <= rank[muted] ? 'silent' : what
}

const ringsAloneMs = 10 * 60_000

const rank: Record<Ringing, number> = { silent: 0, asks: 1, waiting: 2, acute: 3 }

/** Until somebody claims, and only for those on duty. */
export function calling(state: ConsoleState, now: number): Ringing {
  if (!onDuty(state) && !isCalled(state, 'queue', now)) return 'silent'
  const cards = [...alarmedWithBot(state), ...waitingList(state)].filter(
    (card) => calls(card, now) && (isAcute(card) || !ringsElsewhere(state, card)),
  )
  if (cards.some(isAcute)) return 'acute'
  // Whoever has said that they are full is not rung for what can wait.
  // Nor is whoever talks in this console: the caller would hear it.
  if (cards.length > 0 && !state.held.shift.full && state.own.telephone.call !== 'talking') return 'waiting'
  if (mine(state).some((card) => isInvited(state, card)) || isCalled(state, 'yours', now)) return 'waiting'
  return asksWhetherThere(state, now) || leavesUnanswered(state, now) ? 'asks' : 'silent'
}

const calledForMs = 60_000

/** Called by the server a short while ago, and nobody has touched the console since. Nobody is called on a break. */
function isCalled(state: ConsoleState, about: Called['about'], now: number) {
  const { called, touchedAt } = state.own
  return called?.about === about && touchedAt < called.at && now - called.at < calledForMs && !onBreak(state)
}

/** Before a console that nobody touches stops keeping the line open, and for as long as it has stopped. */
const asksBeforeMs = 3 * 60_000

const unansweredForMs = 60_000

/** Whether somebody I write with waits for an answer while I have been elsewhere. Nobody is called back to whoever hides. */
const leavesUnanswered = (state: ConsoleState, now: number) =>
  now - state.own.touchedAt >= unansweredForMs &&
  mine(state).some((card) => isMine(state, card) && waitsForAnswer(card))

const waitsForAnswer = (card: ConversationCard) =>
  card.unread > 0 && card.channel !== 'phone' && (card.visitorPresent || !tellsPresence(card)) && !card.safety?.hidden

/** Whether anybody on duty should show that they are there. */
export const asksWhetherThere = (state: ConsoleState, now: number) =>
  onDuty(state) && now - state.own.touchedAt >= state.held.attendedForMs - asksBeforeMs

/** Whether this console can make itself heard, or show itself while another window is in front. */
export const audible = ({ own }: ConsoleState) =>
  (own.sound === 'on' && own.soundCheck !== 'notHeard') || own.notices === 'allowed'

/** Nobody can claim an alarm that is still with the bot; when its visitor has left, it stays on the list and falls silent. */
const calls = ({ status, alarm, visitorPresent }: ConversationCard, now: number) =>
  status === 'waiting' || (alarm?.level === 'red' && (visitorPresent || now - alarm.at < ringsAloneMs))
/** A call rings at one after another; what is acute rings everywhere. */
const ringsElsewhere = (state: ConsoleState, { call }: ConversationCard) =>
  call?.state === 'ringing' && call.rings !== undefined && call.rings !== myNumber(state)
const isAcute = ({ urgency, alarm }: ConversationCard) => urgency === 'acute' || alarm?.level === 'red'

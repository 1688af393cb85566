import type { ConversationId } from '../../shared/ids.ts'
import type { Language } from '../../shared/languages.ts'
import type { Urgency } from '../../shared/screening.ts'
import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import { type ActEvent, isText } from './acts.ts'
import type { ConsoleState } from './consoleState.ts'

const urgencyRank: Record<Urgency, number> = { acute: 0, urgent: 1, soon: 2, information: 3 }
/** By urgency, then who has waited longest: the order in which visitors are told their place. */
export function compareCards(one: ConversationCard, other: ConversationCard): number {
  return (
    urgencyRank[levelOf(one)] - urgencyRank[levelOf(other)] || one.since - other.since || (one.id < other.id ? -1 : 1)
  )
}

/** Before the hand-over only the alarm is known, and so it is the urgency. */
export function levelOf({ status, alarm, urgency }: ConversationCard): Urgency {
  if (status !== 'withBot' || !alarm) return urgency
  return alarm.level === 'red' ? 'acute' : 'urgent'
}

const cardsOf = (state: ConsoleState) => Object.values<ConversationCard>(state.held.cards).sort(compareCards)

export const myNumber = ({ session }: ConsoleState) => (session.stage === 'signedIn' ? session.me.number : undefined)

export const myRole = ({ session }: ConsoleState) => (session.stage === 'signedIn' ? session.me.role : undefined)

/** Managers and administrators never see a conversation. */
export const seesLists = (state: ConsoleState) => myRole(state) === 'responder' || myRole(state) === 'coordinator'

/** Who waits for a person. */
export const waitingList = (state: ConsoleState) => cardsOf(state).filter(({ status }) => status === 'waiting')

/** Who is still with the bot while an alarm stands. */
export const alarmedWithBot = (state: ConsoleState) =>
  cardsOf(state).filter(({ status, alarm }) => status === 'withBot' && alarm)

/** What I have, am beside in, or am asked to come in to. */
export const mine = (state: ConsoleState) => withStaff(state).filter((card) => hasPart(state, card))

export const colleagues = (state: ConsoleState) => withStaff(state).filter((card) => !hasPart(state, card))

/** In the order I took them, so that none moves under the hand. */
export const myTabs = (state: ConsoleState) =>
  mine(state).sort((one, other) => one.since - other.since || (one.id < other.id ? -1 : 1))

/** The conversation of mine after the chosen one, around the end; with -1 the one before. */
export function nextOfMine(state: ConsoleState, step: 1 | -1): ConversationCard | undefined {
  const tabs = myTabs(state)
  const at = tabs.findIndex(({ id }) => id === state.own.chosen)
  if (at < 0) return tabs.at(step > 0 ? 0 : -1)
  return tabs[(at + step + tabs.length) % tabs.length]
}

/** Colleagues who can be asked to come in. */
export const colleaguesOnDuty = (state: ConsoleState) =>
  state.held.shift.onDuty.filter(({ number, standing }) => number !== myNumber(state) && standing !== 'break')

export const withStaff = (state: ConsoleState) => cardsOf(state).filter(({ status }) => status === 'withStaff')

/** Whoever has waited longest, however urgent. */
export const longestWaiting = (state: ConsoleState) =>
  waitingList(state).toSorted((one, other) => one.since - other.since)[0]

/** Where an alarm stands, whoever has it. */
export const alarmed = (state: ConsoleState) => cardsOf(state).filter(({ alarm }) => alarm)

export const acuteOf = (cards: readonly ConversationCard[]) =>
  [...new Set(cards)].filter(({ urgency, alarm }) => urgency === 'acute' || alarm?.level === 'red')

/** The one that key T claims. */
export const firstToClaim = (state: ConsoleState) => waitingList(state)[0]

/** What colleagues and the server take me for; nothing when I am not on shift. */
export const myStanding = (state: ConsoleState) =>
  state.held.shift.onDuty.find(({ number }) => number === myNumber(state))?.standing

export const onShift = (state: ConsoleState) => myStanding(state) !== undefined

export const onBreak = (state: ConsoleState) => myStanding(state) === 'break'

/** On shift, and not on a break. */
export const onDuty = (state: ConsoleState) => onShift(state) && !onBreak(state)

/** Whether I work in a language; off shift nothing is known of it. */
export const readsMyself = (state: ConsoleState, language: Language) =>
  state.held.shift.onDuty.find(({ number }) => number === myNumber(state))?.languages.includes(language) ?? true

/** Colleagues who work in a language and can take it now. */
export const readersOf = (state: ConsoleState, language: Language) =>
  colleaguesOnDuty(state).filter(({ languages }) => languages.includes(language))

/** Who keeps the plan. */
export const mayEditPlan = (state: ConsoleState) => myRole(state) === 'coordinator'

export const isMine = (state: ConsoleState, card: ConversationCard) =>
  card.status === 'withStaff' && card.staff?.number === myNumber(state)

export const isBeside = (state: ConsoleState, { status, beside }: ConversationCard) =>
  status === 'withStaff' && beside?.number === myNumber(state)

export const isInvited = (state: ConsoleState, { status, invited }: ConversationCard) =>
  status === 'withStaff' && invited?.number === myNumber(state)

/** Whether I speak with the visitor. */
export const speaks = (state: ConsoleState, card: ConversationCard) => isMine(state, card) || isBeside(state, card)

const hasPart = (state: ConsoleState, card: ConversationCard) => speaks(state, card) || isInvited(state, card)

/** A coordinator who reads what others speak in. */
export const readsAlong = (state: ConsoleState, card: ConversationCard) =>
  card.status === 'withStaff' && !hasPart(state, card) && canRead(state, card) && !wantsReason(state, card)

/** An outside channel does not tell who is there. */
export const tellsPresence = ({ channel }: ConversationCard) => channel !== 'botframework'

/** What a coordinator may open without claiming; a responder reads only what is theirs. */
export function canRead(state: ConsoleState, card: ConversationCard): boolean {
  if (hasPart(state, card)) return true
  return myRole(state) === 'coordinator' && card.status !== 'withBot'
}

/** Whether it is read only after a reason is given, and none was. */
export const wantsReason = (state: ConsoleState, card: ConversationCard) =>
  canRead(state, card) && !hasPart(state, card) && !(card.id in state.own.openedFor)

/** A coordinator may, as long as nobody has claimed it and it is no call. */
export const canPutAside = (state: ConsoleState, { status, channel }: ConversationCard) =>
  myRole(state) === 'coordinator' && channel !== 'phone' && (status === 'waiting' || status === 'withBot')

/** The card and text that stand in the middle; the text is what was there before a reconnect until it has been read again. */
export function chosenConversation({ held, own }: ConsoleState) {
  const card = own.chosen === undefined ? undefined : held.cards[own.chosen]
  if (!card) return undefined
  return { card, conversation: held.opened[card.id] ?? own.rereading[card.id] }
}

/** One primary button in view. */
export function primaryAction(state: ConsoleState): 'answer' | 'shift' | 'claim' | 'send' | 'close' | undefined {
  if (state.own.telephone.call === 'ringing') return 'answer'
  const chosen = chosenConversation(state)
  if (chosen && speaks(state, chosen.card)) return state.own.closing[chosen.card.id]?.visible ? 'close' : 'send'
  if (!onDuty(state)) return 'shift'
  return firstToClaim(state) ? 'claim' : undefined
}

/** Whether this has been asked of the server and not been answered yet. */
export const isOnItsWay = ({ own }: ConsoleState, event: ActEvent, id: ConversationId) =>
  own.outbox.some(({ act, standing }) => act.event === event && act.payload.id === id && standing.kind === 'sending')

/** Replies and notes that do not stand in the log yet. */
export const pendingTexts = ({ own }: ConsoleState, id: ConversationId) =>
  own.outbox.filter(({ act }) => act.payload.id === id && isText(act))

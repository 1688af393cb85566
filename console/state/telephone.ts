import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import type { ConsoleState } from './consoleState.ts'
import { isMine, myNumber } from './lists.ts'

const cardsOf = ({ held }: ConsoleState) => Object.values<ConversationCard>(held.cards)

/** Whether calls are to ring in this console; a talk goes on into a break. */
export const ringsHere = ({ session, held, own }: ConsoleState) =>
  session.stage === 'signedIn' &&
  held.telephone?.rings === 'browser' &&
  (own.shift === 'on' || own.telephone.call === 'talking')

/** The call that rings for me. */
export const ringingCard = (state: ConsoleState) =>
  cardsOf(state).find(({ call }) => call?.state === 'ringing' && call.rings === myNumber(state))

/** The call I talk in, or am about to. */
export const talkingCard = (state: ConsoleState) =>
  cardsOf(state).find((card) => isMine(state, card) && card.call?.state === 'connected')

/** What I have taken is answered by itself; what only rings for me never is. */
export const answersNow = (state: ConsoleState) =>
  state.own.telephone.call === 'ringing' && talkingCard(state) !== undefined && !ringingCard(state)

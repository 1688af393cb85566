import type { EntryOf } from '../../shared/entry.ts'
import type { Conversation } from './conversation.ts'

/** What an act of the telephone adds: how the call stands, a wish to be called back, a voice message. */
export function learnCall(next: Conversation, { state, at, rings, callBack }: EntryOf<'call'>): Conversation {
  switch (state) {
    case 'codeMade':
      return { ...next, hasCode: true }
    case 'callBackAsked':
      return callBack ? { ...next, callBack: { ...callBack, askedAt: at } } : next
    case 'callBackMade':
      return withFirstWord(withoutCallBack(next), at)
    case 'callBackFailed':
    case 'callBackGone':
      return withoutCallBack(next)
    case 'messageHeard':
      return next.message ? { ...next, message: { ...next.message, heardAt: at } } : next
    case 'messageGone':
      return withoutMessage(next)
    case 'ringing':
      return { ...next, call: { state, ...(rings === undefined ? {} : { rings }) } }
    case 'connected':
      return withFirstWord({ ...next, call: { state } }, at)
    case 'ended':
      return { ...next, call: { state } }
    default:
      return { ...next, call: { state: 'going' } }
  }
}

/** Staff have spoken to the visitor, in writing or by telephone; the first time counts. `at` in milliseconds. */
export const withFirstWord = (next: Conversation, at: number): Conversation => ({
  ...next,
  firstWordAt: next.firstWordAt ?? at,
})

function withoutCallBack({ callBack: _done, ...rest }: Conversation): Conversation {
  return rest
}

function withoutMessage({ message: _heard, ...rest }: Conversation): Conversation {
  return rest
}

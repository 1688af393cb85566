import type { EntryOf } from '../../shared/entry.ts'
import type { Conversation } from './conversation.ts'

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

/** Written, or said by telephone. */
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

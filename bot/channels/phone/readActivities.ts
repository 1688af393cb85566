import type { Place } from '../../../shared/entry.ts'
import type { Prompt } from '../../../shared/prompt.ts'
import type { CallActivity } from './phoneTurn.ts'

/** What is to be said. */
export const promptsIn = (activities: readonly CallActivity[]): Prompt[] =>
  activities.flatMap(({ channelData }) => (channelData ? [channelData.telephony.prompt] : []))

/** How the call stands, by the protocol of the hand-over: the bot has it, it is queued, staff have it, or it is over. */
export const standingOf = (activities: readonly CallActivity[]): Place['status'] =>
  activities.reduce<Place['status']>((before, activity) => standingAfter(activity) ?? before, 'withBot')

function standingAfter({ type, name, value }: CallActivity): Place['status'] | undefined {
  if (type === 'endOfConversation') return 'closed'
  const { state, to } = (value ?? {}) as { state?: string; to?: string }
  switch (name) {
    case 'handoff.initiate':
      return 'waiting'
    case 'handoff.status':
      return state === 'accepted' ? 'withStaff' : 'withBot'
    case 'line.returned':
      return to === 'queue' ? 'waiting' : 'withBot'
    default:
      return undefined
  }
}

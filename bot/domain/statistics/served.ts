import type { CallPhase, Entry, EntryOf } from '../../../shared/entry.ts'
import type { OpeningHours } from '../../../shared/settings.ts'
import type { MessageBand, ServiceEnd, WaitBand } from '../../../shared/statistics/service.ts'
import type { Conversation } from '../conversation.ts'
import { isOpenAt } from '../openingHours.ts'

/**
 * What a change brought to its end, without its time: a wait, by staff's first word or by closing without one; a number to call back;
 * a voice message, by the first hearing. Each ends once.
 */
export function servedBy(
  before: Conversation,
  entries: readonly Entry[],
  after: Conversation,
  hours: OpeningHours,
): ServiceEnd[] {
  if (before.place.status === 'closed') return []
  const closed = entries.find((entry) => entry.kind === 'closed')
  const calls = entries.filter((entry) => entry.kind === 'call')
  return [
    ...waitEnded(before, after, closed, hours),
    ...callBackEnded(before, calls, closed !== undefined),
    ...messageEnded(before, calls, closed !== undefined),
  ]
}

/** What an erasing brought to its end. */
export function servedByErasing(before: Conversation, band: 'gaveUp' | 'never', hours: OpeningHours): ServiceEnd[] {
  if (before.place.status === 'closed') return []
  return [
    ...(before.firstWait && before.firstWordAt === undefined ? endedWait(before, band, hours) : []),
    ...(before.callBack ? ([missedCallBack] as const) : []),
    ...(isUnheard(before) ? ([missedMessage] as const) : []),
  ]
}

const missedCallBack: ServiceEnd = { figure: 'callBack', band: 'missed' }
/** A recording is destroyed before the log says so, so that whoever destroys it counts this. */
export const missedMessage: ServiceEnd = { figure: 'message', band: 'missed' }

function waitEnded(
  before: Conversation,
  after: Conversation,
  closed: EntryOf<'closed'> | undefined,
  hours: OpeningHours,
): ServiceEnd[] {
  if (before.firstWordAt !== undefined || !after.firstWait) return []
  if (after.firstWordAt !== undefined) return endedWait(after, waited(after.firstWordAt - after.firstWait.from), hours)
  return closed ? endedWait(after, closed.by === 'visitor' ? 'gaveUp' : 'never', hours) : []
}

function endedWait(conversation: Conversation, band: WaitBand, hours: OpeningHours): ServiceEnd[] {
  const { firstWait, screened, signals } = conversation
  const isAcute =
    screened?.result.urgency === 'acute' || signals.some(({ certain, phase }) => certain || phase === 'confirmed')
  const figure = isOpenAt(hours, firstWait?.from ?? 0) ? 'open' : 'closed'
  return [{ figure, band }, ...(isAcute ? [{ figure: 'acute', band } as const] : [])]
}

/** A number that is destroyed without a word of staff's, or with its conversation, was not called. */
function callBackEnded({ callBack }: Conversation, calls: readonly EntryOf<'call'>[], isClosed: boolean): ServiceEnd[] {
  if (!callBack) return []
  const end = calls.find(({ state }) => callBackEnds.includes(state))
  if (end?.state === 'callBackMade') return [{ figure: 'callBack', band: followedUp(end.at - callBack.askedAt) }]
  if (end?.state === 'callBackFailed') return [{ figure: 'callBack', band: 'notReached' }]
  return end || isClosed ? [missedCallBack] : []
}

const callBackEnds: readonly CallPhase[] = ['callBackMade', 'callBackFailed', 'callBackGone']

function messageEnded(before: Conversation, calls: readonly EntryOf<'call'>[], isClosed: boolean): ServiceEnd[] {
  const { message } = before
  if (!message || !isUnheard(before)) return []
  const heard = calls.find(({ state }) => state === 'messageHeard')
  if (heard) return [{ figure: 'message', band: followedUp(heard.at - message.leftAt) }]
  return isClosed ? [missedMessage] : []
}

const isUnheard = ({ message }: Conversation) => message !== undefined && message.heardAt === undefined

const minuteMs = 60_000
const waited = (waitMs: number): WaitBand => {
  const bands = [
    [1, 'under1'],
    [5, '1to5'],
    [15, '5to15'],
    [60, '15to60'],
  ] as const
  return bands.find(([minutes]) => waitMs < minutes * minuteMs)?.[1] ?? 'over60'
}

const followedUp = (afterMs: number): MessageBand => {
  const bands = [
    [1, 'within1h'],
    [4, 'within4h'],
    [24, 'within24h'],
  ] as const
  return bands.find(([hours]) => afterMs <= hours * 60 * minuteMs)?.[1] ?? 'within72h'
}

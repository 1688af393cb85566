import type { OpeningHours } from '../../../shared/settings.ts'
import type { ServiceFigure, WaitBand } from '../../../shared/statistics/service.ts'
import type { Conversation } from '../conversation.ts'
import { isOpenAt } from '../openingHours.ts'

/** A wait that has just ended, without its time. */
export interface EndedWait {
  figures: ServiceFigure[]
  band: WaitBand
}

/** The wait a change ended: by staff's first word, or by closing without one. Each wait ends once. */
export function waitEndedBy(before: Conversation, after: Conversation, hours: OpeningHours): EndedWait | undefined {
  if (before.firstReplyAt !== undefined || !after.firstWait || before.place.status === 'closed') return undefined
  if (after.firstReplyAt !== undefined)
    return endedWait(after, bandOf(after.firstReplyAt - after.firstWait.from), hours)
  return after.place.status === 'closed' ? endedWait(after, 'never', hours) : undefined
}

/** The wait that an erasing ended: nobody had said a word. */
export const waitGivenUp = (before: Conversation, hours: OpeningHours): EndedWait | undefined =>
  before.firstWait && before.firstReplyAt === undefined && before.place.status !== 'closed'
    ? endedWait(before, 'never', hours)
    : undefined

function endedWait(conversation: Conversation, band: WaitBand, hours: OpeningHours): EndedWait {
  const { firstWait, screened, signals } = conversation
  const isAcute =
    screened?.result.urgency === 'acute' || signals.some(({ certain, phase }) => certain || phase === 'confirmed')
  const when = isOpenAt(hours, firstWait?.from ?? 0) ? 'open' : 'closed'
  return { figures: isAcute ? [when, 'acute'] : [when], band }
}

const minuteMs = 60_000
const bands = [
  [1, 'under1'],
  [5, '1to5'],
  [15, '5to15'],
  [60, '15to60'],
] as const

const bandOf = (waitMs: number): WaitBand => bands.find(([minutes]) => waitMs < minutes * minuteMs)?.[1] ?? 'over60'

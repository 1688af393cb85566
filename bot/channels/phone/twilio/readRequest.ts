import { z } from 'zod'
import { SealedDigits } from '../../../domain/call/sealedDigits.ts'
import type { Outcome } from '../pull/pullCall.ts'
import type { PullRequest } from '../pull/pullCalls.ts'

/** What the provider sends with every request of a call; fields it adds later are let be. */
const callSchema = z.looseObject({ CallSid: z.string().regex(/^[A-Za-z0-9]{1,64}$/), From: z.string().optional() })
const outcomeSchema = z.looseObject({
  Digits: z.string().max(40).optional(),
  FinishedOnKey: z.string().max(1).optional(),
  DialCallStatus: z.string().max(20).optional(),
  DialBridged: z.string().max(5).optional(),
})
const recordingSchema = callSchema.extend({
  RecordingUrl: z.url().max(500),
  RecordingDuration: z.coerce.number().min(0).max(600),
})
const hangUpSchema = callSchema.extend({ CallStatus: z.string().max(20) })

/** The caller's number stops here: nothing past this line has a field for it. */
export function readCall(body: unknown): PullRequest {
  const { CallSid, From } = callSchema.parse(body)
  return { callid: CallSid, caller: readCaller(From) }
}

/** Words for a hidden number, spelt on the keys of a telephone: ANONYMOUS, RESTRICTED, UNKNOWN, BLOCKED, UNAVAILABLE. */
const hidden: ReadonlySet<string> = new Set([
  '+266696687',
  '+7378742833',
  // Ten digits look like a number of North America's.
  '+17378742833',
  '+8656696',
  '+2562533',
  '+86282452253',
])

function readCaller(from: string | undefined) {
  const isNumber = from !== undefined && /^\+\d{6,15}$/.test(from) && !hidden.has(from)
  return isNumber ? new SealedDigits(from) : undefined
}

export function readOutcome(body: unknown): Outcome {
  const { Digits = '', FinishedOnKey, DialCallStatus, DialBridged } = outcomeSchema.parse(body)
  if (DialCallStatus !== undefined) return dialed(DialCallStatus, DialBridged)
  return Digits === '' && FinishedOnKey !== '#' ? { kind: 'silence' } : { kind: 'keys', keys: Digits }
}

/** Answered may have been by an answering machine, so that it is over only for whoever had taken the call. */
function dialed(status: string, bridged: string | undefined): Outcome {
  if (status === 'busy') return { kind: 'busy' }
  return (status === 'completed' || status === 'answered') && bridged !== 'false'
    ? { kind: 'over' }
    : { kind: 'failed' }
}

export function readRecording(body: unknown) {
  const { CallSid, RecordingUrl, RecordingDuration } = recordingSchema.parse(body)
  return { callid: CallSid, url: RecordingUrl, seconds: RecordingDuration }
}

const over: ReadonlySet<string> = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled'])

export function readHangUp(body: unknown): string | undefined {
  const { CallSid, CallStatus } = hangUpSchema.parse(body)
  return over.has(CallStatus) ? CallSid : undefined
}

/** An answering machine presses nothing. */
export const isAccepted = (body: unknown) => outcomeSchema.parse(body).Digits === '1'

import { z } from 'zod'
import { SealedDigits } from '../../../domain/call/sealedDigits.ts'
import type { Outcome } from '../pull/pullCall.ts'
import type { PullRequest } from '../pull/pullCalls.ts'

/** What the provider sends with every request of a call; fields it adds later are let be. */
const callSchema = z.looseObject({ callid: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/), from: z.string().optional() })
const answerSchema = z.looseObject({ result: z.string().max(40).optional(), why: z.string().max(40).optional() })
const recordingSchema = callSchema.extend({ wav: z.url().max(500), duration: z.coerce.number().min(0).max(600) })
/** The end of a call names it `id`, and nothing else does. */
const hangUpSchema = z.looseObject({ id: z.string().max(80) })

/** The caller's number stops here: nothing past this line has a field for it. */
export function readCall(body: unknown): PullRequest {
  const { callid, from } = callSchema.parse(body)
  return { callid, caller: readCaller(from) }
}

/** How a hidden number is sent is not documented, so that whatever is no full number is one. */
function readCaller(from: string | undefined) {
  return from !== undefined && /^\+\d{6,15}$/.test(from) ? new SealedDigits(from) : undefined
}

export function readOutcome(body: unknown): Outcome {
  const { result = '', why } = answerSchema.parse(body)
  if (result === 'failed') return why === 'noinput' ? { kind: 'silence' } : { kind: 'failed' }
  return result === 'success' || result === 'busy' ? { kind: result } : { kind: 'keys', keys: result }
}

export const readRecording = (body: unknown) => recordingSchema.parse(body)
export const readHangUp = (body: unknown) => hangUpSchema.parse(body).id

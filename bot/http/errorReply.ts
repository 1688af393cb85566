import type { ErrorRequestHandler } from 'express'
import { frameBuckets, paddedFrame } from '../../shared/paddedFrame.ts'
import { type ErrorCode, toWire } from '../errors.ts'
import { logBug } from '../log.ts'

const statusOf: Record<ErrorCode | 'unexpected', number> = {
  notFound: 404,
  gone: 410,
  notAllowed: 403,
  reasonNeeded: 409,
  notProven: 403,
  tooWeak: 403,
  notSignedIn: 401,
  elsewhere: 401,
  conflict: 409,
  identifies: 422,
  badInput: 400,
  reusedId: 409,
  closed: 409,
  slowDown: 429,
  notOnDuty: 409,
  unavailable: 503,
  unexpected: 500,
}

/**
 * The one place where an error becomes a reply: a code, never a message. It is as long as the shortest answer of the line, so
 * that who sees no more than lengths does not learn that something was refused (requirements.md R2.12).
 */
export const errorReply: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error)
  const refusal = isBodyError(error) ? ({ code: 'badInput' } as const) : toWire(error)
  if (refusal.code === 'unexpected') logBug('request:failed', error)
  // As long as "OK".
  response.statusMessage = 'No'
  response
    .status(statusOf[refusal.code])
    .type('json')
    .send(paddedFrame(JSON.stringify(refusal), frameBuckets.toVisitor))
}

/** Express's own body parser says with a status below 500 what it refuses. */
function isBodyError(error: unknown) {
  const { status } = error as { status?: unknown }
  return typeof status === 'number' && status >= 400 && status < 500
}

import type { ErrorRequestHandler } from 'express'
import { type ErrorCode, toWire } from '../../errors.ts'
import { logBug } from '../../log.ts'

/** Status and code of the protocol. A client takes 403 for an expired token and 404 for the end of the conversation. */
const inProtocol: Record<ErrorCode | 'unexpected', readonly [status: number, code: string]> = {
  notSignedIn: [401, 'Unauthorized'],
  elsewhere: [401, 'Unauthorized'],
  notAllowed: [403, 'Forbidden'],
  reasonNeeded: [409, 'Conflict'],
  notProven: [403, 'Forbidden'],
  tooWeak: [403, 'Forbidden'],
  notFound: [404, 'NotFound'],
  gone: [404, 'NotFound'],
  conflict: [409, 'Conflict'],
  reusedId: [409, 'Conflict'],
  closed: [409, 'Conflict'],
  identifies: [400, 'BadArgument'],
  badInput: [400, 'BadArgument'],
  slowDown: [429, 'ThrottlingError'],
  notOnDuty: [409, 'Conflict'],
  unavailable: [503, 'ServiceError'],
  unexpected: [500, 'ServiceError'],
}

/** An error in the Bot Framework's form, without a text. */
export const protocolError: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error)
  const [status, code] = statusOf(error)
  if (status === 500) logBug('request:failed', error)
  response.status(status).json({ error: { code } })
}

function statusOf(error: unknown): readonly [number, string] {
  const { status } = error as { status?: unknown }
  if (status === 413) return [413, 'MessageSizeTooBig']
  // Express's own body parser says with a status below 500 what it refuses.
  if (typeof status === 'number' && status >= 400 && status < 500) return inProtocol.badInput
  return inProtocol[toWire(error).code]
}

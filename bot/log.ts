import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ErrorCode } from './errors.ts'

/** What can be logged. A new event is a new name here: no text has a way in, not even as a name. */
const events = [
  'line:started',
  'line:stopping',
  'line:stopped',
  'request:failed',
  'socket:failed',
  'turn:failed',
  'delivery:failed',
  'announcement:failed',
  'alert:failed',
  'job:failed',
  'text:missing',
  'store:relaxed',
  'call:failed',
  'recording:left',
  'provider:failed',
] as const
export type LogEvent = (typeof events)[number]

export interface LogFields {
  /** Why something was refused. */
  code?: ErrorCode | 'unexpected'
  count?: number
  tookMs?: number
  port?: number
  /** Of the program or of a format, for example `1.4.0` or `3`. */
  version?: string
}

const codes: Record<NonNullable<LogFields['code']>, true> = {
  notFound: true,
  gone: true,
  notAllowed: true,
  reasonNeeded: true,
  notProven: true,
  tooWeak: true,
  notSignedIn: true,
  elsewhere: true,
  conflict: true,
  identifies: true,
  badInput: true,
  reusedId: true,
  closed: true,
  slowDown: true,
  notOnDuty: true,
  unavailable: true,
  unexpected: true,
}

// The types above stop honest mistakes; this stops a value that came past them.
const isAllowed: Record<keyof LogFields, (value: unknown) => boolean> = {
  code: (value) => typeof value === 'string' && Object.hasOwn(codes, value),
  count: Number.isFinite,
  tookMs: Number.isFinite,
  port: Number.isInteger,
  version: (value) => typeof value === 'string' && /^\d{1,4}(\.\d{1,4}){0,2}$/.test(value),
}

/** Writes one line of JSON to standard error. A field or value outside the lists is left out. */
export function logEvent(event: LogEvent, fields: LogFields = {}) {
  if (events.includes(event)) write({ event, ...only(fields) })
}

/** Logs something that should not happen by what kind of error it is and where in our code: never its message. */
export function logBug(event: LogEvent, error: unknown) {
  if (events.includes(event)) write({ event, bug: kindOf(error), ...systemCode(error), at: ourFrames(error) })
}

const only = (fields: LogFields) =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => Object.hasOwn(isAllowed, name) && isAllowed[name as keyof LogFields](value),
    ),
  )

function kindOf(error: unknown) {
  const kind = error instanceof Error ? error.name : ''
  return /^[A-Z][A-Za-z]{2,39}$/.test(kind) ? kind : 'Error'
}

/** Such as `EADDRINUSE`: a word of the system's or a library's, never of a person's. */
function systemCode(error: unknown) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^E[A-Z]{3,14}$|^(ERR|OAUTH)_[A-Z_]{3,40}$/.test(code) ? { code } : {}
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** `bot/file.ts:12` for the frames of this program. The message, which the stack begins with, is cut off first. */
function ourFrames(error: unknown) {
  if (!(error instanceof Error) || !error.stack?.includes(error.message)) return []
  const frames = error.stack.slice(error.stack.indexOf(error.message) + error.message.length)
  return [...frames.matchAll(/\n {4}at .*?((?:file:\/\/)?\/[^\s()]+):(\d+):\d+\)?$/gm)].flatMap(
    ([, path = '', line]) => {
      const file = path.startsWith('file:') ? fileURLToPath(path) : path
      const own = file.startsWith(`${root}/`) ? file.slice(root.length + 1) : ''
      return /^(bot|shared|dist)\/[\w./-]+$/.test(own) ? [`${own}:${line}`] : []
    },
  )
}

const write = (line: object) => process.stderr.write(`${JSON.stringify(line)}\n`)

/** Everything that can be refused, by code. Wording is never tested and never shown as it is. */
export type ErrorCode =
  /** No such conversation, account or route, or not for whoever asks. */
  | 'notFound'
  /** The conversation was erased; nothing can be added to it again. */
  | 'gone'
  /** The role may not do this. */
  | 'notAllowed'
  /** Somebody else's conversation is opened with a reason, and none was given. */
  | 'reasonNeeded'
  /** The fresh proof of who asks does not hold. */
  | 'notProven'
  /** The identity provider did not make sure strongly enough who it was. */
  | 'tooWeak'
  /** Not signed in, or the session has ended. */
  | 'notSignedIn'
  /** The session belongs to another tab of the console. */
  | 'elsewhere'
  /** Somebody else was first: the log has moved on. */
  | 'conflict'
  /** The payload is not of the form asked for. */
  | 'badInput'
  /** The same client id came with other content. */
  | 'reusedId'
  /** The conversation is closed. */
  | 'closed'
  /** Something in the text can give somebody away; nothing was stored. */
  | 'identifies'
  /** Too many tries; wait. */
  | 'slowDown'
  /** The colleague who is asked for is not on duty, so nothing would alert them. */
  | 'notOnDuty'
  /** The server cannot take this now; nothing was stored. */
  | 'unavailable'

/** An expected refusal. Everything else that is thrown is a bug. */
export class HotlineError extends Error {
  override name = 'HotlineError'
  readonly code: ErrorCode
  /** How long to wait before trying again, in milliseconds (`slowDown`). */
  readonly waitMs?: number | undefined
  /** What the page can do to be taken sooner (`slowDown`). */
  readonly work?: { challenge: string; bits: number } | undefined
  constructor(code: ErrorCode, detail?: string, waitMs?: number, work?: HotlineError['work']) {
    super(detail ?? code)
    this.code = code
    this.waitMs = waitMs
    this.work = work
  }
}

/** Nobody is signed in. Whose account was tried, and what of it held, is for the audit trail alone and crosses no wire. */
export class NotLetInError extends HotlineError {
  /** Number of the account. */
  readonly whose: number | undefined
  /** The password was right, and the code beside it was not. */
  readonly what: 'wrongCode' | undefined
  constructor(whose?: number, what?: 'wrongCode') {
    super('notSignedIn')
    this.whose = whose
    this.what = what
  }
}

/** As `Mark` of `shared/`, which nothing here may know. */
interface Marked {
  at: number
  length: number
  what: 'code' | 'personal' | 'name'
}

/** Carries where it stands in the text, and nothing of what it is. */
export class IdentifiesError extends HotlineError {
  readonly marks: readonly Marked[]
  constructor(marks: readonly Marked[]) {
    super('identifies')
    this.marks = marks
  }
}

export const isCode = (error: unknown, code: ErrorCode) => error instanceof HotlineError && error.code === code

/** The environment or the settings file cannot be used. Carries every problem at once; the start stops and lists them. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The line cannot start:\n- ${problems.join('\n- ')}`)
    this.problems = problems
  }
}

/** What crosses a wire of an error: its code. Anything that is not an expected refusal is only `unexpected`. */
export function toWire(error: unknown): {
  code: ErrorCode | 'unexpected'
  waitMs?: number
  marks?: readonly Marked[]
  work?: HotlineError['work']
} {
  if (error instanceof IdentifiesError) return { code: error.code, marks: error.marks }
  if (error instanceof HotlineError) {
    const { code, waitMs, work } = error
    return { code, ...(waitMs === undefined ? {} : { waitMs }), ...(work ? { work } : {}) }
  }
  return { code: isZodError(error) ? 'badInput' : 'unexpected' }
}

const isZodError = (error: unknown) => error instanceof Error && error.name === 'ZodError'

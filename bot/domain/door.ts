import type { Action } from './permissions.ts'

/**
 * What keeps somebody from asking too often. `free`: nothing to exhaust. `signIn`: slowed by name. `visitor`: one request
 * after another, newcomers and codes counted. `channel`: the channel's credentials. `staff`: a pace for each account.
 */
export type Rate = 'free' | 'signIn' | 'visitor' | 'channel' | 'staff'

/** Every way in says what it takes (requirements.md R1.11); there is no way in without it. */
export interface WayIn {
  needs: Action
  rate: Rate
  /** `audit`: who did it stands in the audit trail before it is done. Requests as such are never logged. */
  log: 'nothing' | 'audit'
}

/** A way in by HTTP: what it needs, how often it may be used, and what of it the trail gets, beside where it is. */
export interface RouteRow extends WayIn {
  method: 'get' | 'head' | 'post' | 'put' | 'delete'
  path: string
}

/** The only way to make a route. `Handler` and `Refusal`, which puts an error in its form, are the web framework's. */
export interface Door<Handler, Refusal> {
  /** The right is checked before the handlers run, and so is where a request that changes something comes from. */
  route(row: RouteRow, ...handlers: Handler[]): void
  /** Built files: read by anybody, and nothing else is done there. */
  files(handler: Handler): void
  /** Steps beside the routes of a path that refuse, and never answer with anything else. */
  guard(path: string, ...handlers: (Handler | Refusal)[]): void
  rows(): readonly RouteRow[]
}

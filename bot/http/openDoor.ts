import type { IncomingHttpHeaders } from 'node:http'
import type { ErrorRequestHandler, Express, RequestHandler, Response } from 'express'
import { roles } from '../../shared/roles.ts'
import type { Door, RouteRow } from '../domain/door.ts'
import { type Action, can } from '../domain/permissions.ts'
import type { StaffAccount } from '../ports/staff.ts'

export type HttpDoor = Door<RequestHandler, ErrorRequestHandler>

export interface DoorGuards {
  /** Refuses what changes something and does not come from our own page. */
  change: readonly RequestHandler[]
  /** Reads who is signed in and checks the right; where nobody of staff comes in there is none. */
  admit?(headers: IncomingHttpHeaders, row: RouteRow): Promise<StaffAccount>
  /** Hears of everything a route refuses, and to whom it was opened. */
  refused?(error: unknown, row: RouteRow, staff: StaffAccount | undefined): void
}

/** Every route of one listener. Express itself is in nobody else's hands, so that none can be made without its row. */
export function openDoor(app: Express, guards: DoorGuards): HttpDoor {
  const rows: RouteRow[] = []
  return {
    route(row, ...handlers) {
      rows.push(row)
      app[row.method](row.path, ...guardsOf(row, guards), ...handlers, hearing(row, guards))
    },
    files(handler) {
      app.use(handler)
    },
    guard(path, ...handlers) {
      app.use(path, ...(handlers as RequestHandler[]))
    },
    rows: () => rows,
  }
}

/** Who was let in by `admit`. */
export const staffOf = ({ locals }: Response) => (locals as { staff: StaffAccount }).staff

function guardsOf(row: RouteRow, { change, admit }: DoorGuards): RequestHandler[] {
  const isChange = row.method !== 'get' && row.method !== 'head'
  const guards = isChange && !can('channel', row.needs) ? [...change] : []
  return isStaffs(row.needs) ? [...guards, admitting(row, admit)] : guards
}

const hearing =
  (row: RouteRow, { refused }: DoorGuards): ErrorRequestHandler =>
  (error, _request, response, next) => {
    refused?.(error, row, (response.locals as { staff?: StaffAccount }).staff)
    next(error)
  }

const isStaffs = (action: Action) => roles.some((role) => can(role, action))

function admitting(row: RouteRow, admit: DoorGuards['admit']): RequestHandler {
  if (!admit) throw new Error(`${row.method} ${row.path}: staff do not come in here`)
  return async ({ headers }, response, next) => {
    response.locals.staff = await admit(headers, row)
    next()
  }
}

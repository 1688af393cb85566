import type { RequestHandler } from 'express'
import { HotlineError } from '../errors.ts'

export type OriginCheck = (origin: string | undefined, host: string | undefined) => boolean

/** `no-referrer` makes a browser hide the origin of a form; what it says of the site instead no page can change. */
export const fromOwnSite =
  (isOwnOrigin: OriginCheck): RequestHandler =>
  ({ headers }, _response, next) => {
    const { origin, host } = headers
    const site = headers['sec-fetch-site']
    const isOurs = isOwnOrigin(origin === 'null' ? undefined : origin, host) && (!site || site === 'same-origin')
    next(isOurs ? undefined : new HotlineError('notAllowed'))
  }

/** A header that no other site's page can add without asking. */
export const fromConsole: RequestHandler = (request, _response, next) => {
  next(request.get('X-Requested-With') === 'console' ? undefined : new HotlineError('notAllowed'))
}

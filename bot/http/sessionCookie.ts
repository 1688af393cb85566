import type { IncomingHttpHeaders } from 'node:http'
import type { CookieOptions } from 'express'
import { consoleTabHeader } from '../../shared/consoleTab.ts'
import { consoleTabSchema } from '../../shared/ids.ts'
import type { Pass } from '../usecases/readSession.ts'
import type { Browser } from '../usecases/signIn.ts'

/** A cookie of one browser session; `__Host-` ties it to this very address wherever there is TLS to demand it. */
export interface SessionCookie {
  name: string
  options: CookieOptions
  /** The token a request carries, or nothing. */
  read(cookieHeader: string | undefined): string
}

export function sessionCookie({ https, called = 'session' }: { https: boolean; called?: string }): SessionCookie {
  const name = https ? `__Host-${called}` : called
  return {
    name,
    options: { httpOnly: true, sameSite: 'strict', secure: https, path: '/' },
    read: (header = '') =>
      header
        .split(';')
        .map((pair) => pair.trim())
        .find((pair) => pair.startsWith(`${name}=`))
        ?.slice(name.length + 1) ?? '',
  }
}

/** What a request of the console brings. */
export const passOf = (cookie: SessionCookie, headers: IncomingHttpHeaders): Pass => ({
  token: cookie.read(headers.cookie),
  tab: consoleTabSchema.safeParse(headers[tabHeader]).data,
})

/** Where somebody signs in. Of no form where it does not say which tab that is. */
export const browserOf = (cookie: SessionCookie, headers: IncomingHttpHeaders): Browser => ({
  heldBefore: cookie.read(headers.cookie),
  tab: consoleTabSchema.parse(headers[tabHeader]),
})

const tabHeader = consoleTabHeader.toLowerCase()

import type { CookieOptions } from 'express'

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

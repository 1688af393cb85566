import type { Request, Response } from 'express'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { stayingHalf } from '../usecases/sessionToken.ts'
import type { Browser, SignedIn } from '../usecases/signIn.ts'
import { staffView } from '../usecases/staffView.ts'
import { browserOf, type SessionCookie } from './sessionCookie.ts'

/** Answers whoever signs in with the cookie of a session of their own. */
export type LetIn = (
  request: Request,
  response: Response,
  signIn: (browser: Browser) => Promise<SignedIn>,
) => Promise<void>

export const lettingIn =
  (ports: Ports, cookie: SessionCookie): LetIn =>
  async (request, response, signIn) => {
    const { token, endsAt, account } = await signIn(browserOf(cookie, request.headers))
    response.cookie(cookie.name, token, { ...cookie.options, maxAge: endsAt - ports.clock.now() })
    response.json(await welcome(ports, account, token))
  }

/** What a console begins with. */
export async function welcome(ports: Ports, account: StaffAccount, token: string) {
  const { signInWay, passkeys, tokens } = ports
  return {
    me: staffView(account),
    way: signInWay,
    // Seals what staff are writing in their own tab, for as long as the session lives; we keep neither it nor what it is made of.
    draftKey: tokens.hash(`drafts ${stayingHalf(token)}`),
    ...(signInWay === 'passkeys' ? { passkeys: (await passkeys.ofStaff(account.id)).length } : {}),
  }
}

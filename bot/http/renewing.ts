import type { Request, Response } from 'express'
import type { Ports } from '../ports.ts'
import { renewSession } from '../usecases/renewSession.ts'
import type { SessionCookie } from './sessionCookie.ts'

/** The ports as one request of staff uses them. */
export type PortsFor = (request: Request, response: Response) => Ports

/**
 * Whoever shows again who they are in a request goes on with a new token. It leaves with the answer whatever becomes of
 * what it was for; the old one is worth nothing before that is begun.
 */
export const renewing =
  (ports: Ports, cookie: SessionCookie): PortsFor =>
  (request, response) => ({
    ...ports,
    async freshProof(staff, proof) {
      await ports.freshProof(staff, proof)
      const { token, endsAt } = await renewSession(ports, cookie.read(request.headers.cookie))
      response.cookie(cookie.name, token, { ...cookie.options, maxAge: endsAt - ports.clock.now() })
    },
  })

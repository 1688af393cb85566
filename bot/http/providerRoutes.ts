import express from 'express'
import {
  providerAnswerSchema,
  providerBeginSchema,
  providerLogoutSchema,
  providerMinutes,
} from '../../shared/provider.ts'
import { HotlineError } from '../errors.ts'
import type { IdentityProvider } from '../ports/provider.ts'
import type { Ports } from '../ports.ts'
import { endProviderSessions } from '../usecases/endProviderSessions.ts'
import { askProvider, askToLink, signInWithProvider } from '../usecases/signInWithProvider.ts'
import type { LetIn } from './letIn.ts'
import type { HttpDoor } from './openDoor.ts'
import type { SessionCookie } from './sessionCookie.ts'

interface ProviderRoutes {
  ports: Ports
  flowCookie: SessionCookie
  letIn: LetIn
}

type PortsWithProvider = Ports & { provider: IdentityProvider }

export const hasProvider = (ports: Ports): ports is PortsWithProvider => ports.provider !== undefined

const signingIn = { needs: 'signIn', rate: 'signIn', log: 'nothing', method: 'post' } as const

/**
 * To the identity provider and back. The way back is a page of ours, which posts what it was given: a request of our own
 * site, so that both cookies can be strict and nothing is ever done by following a link.
 */
export function providerRoutes(door: HttpDoor, { ports, flowCookie, letIn }: ProviderRoutes) {
  const body = express.json({ limit: '16kb' })
  const { name, options } = flowCookie
  door.route({ ...signingIn, path: '/session/provider/begin' }, body, async (request, response) => {
    const withProvider = ensureProvider(ports)
    const { given } = providerBeginSchema.parse(request.body)
    const { address, flow } = await (given ? askToLink(withProvider, given) : askProvider(withProvider))
    response.cookie(name, flow, { ...options, maxAge: providerMinutes * 60_000 }).json({ address })
  })
  door.route({ ...signingIn, path: '/session/provider' }, body, async (request, response) => {
    const { query } = providerAnswerSchema.parse(request.body)
    const flow = flowCookie.read(request.headers.cookie)
    const withProvider = ensureProvider(ports)
    await letIn(request, response, async (browser) => {
      const signedIn = await signInWithProvider(withProvider, { flow, query }, browser)
      response.clearCookie(name, options)
      return signedIn
    })
  })
  if (hasProvider(ports)) tellRoute(door, ports)
}

/** The provider itself tells that somebody is out (back-channel logout). What it signed is all that lets it in. */
function tellRoute(door: HttpDoor, ports: PortsWithProvider) {
  const form = express.urlencoded({ limit: '16kb', extended: false })
  const told = {
    method: 'post',
    path: '/provider/signed-out',
    needs: 'relay',
    rate: 'channel',
    log: 'nothing',
  } as const
  door.route(told, form, async (request, response) => {
    const { logout_token: token } = providerLogoutSchema.parse(request.body)
    await endProviderSessions(ports, token)
    response.end()
  })
}

/** Where one signs in in another way there is no such one. */
function ensureProvider(ports: Ports): PortsWithProvider {
  if (!hasProvider(ports)) throw new HotlineError('notFound')
  return ports
}

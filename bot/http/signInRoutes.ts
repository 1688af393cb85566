import express, { type Request } from 'express'
import {
  addPasskeySchema,
  endSessionSchema,
  enrolSchema,
  nameAndPasswordSchema,
  passkeySignInSchema,
  passwordSignInSchema,
  proofSchema,
  removePasskeySchema,
  setUpCodesSchema,
} from '../../shared/signIn.ts'
import type { SignInWay } from '../../shared/signInWay.ts'
import { HotlineError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { addAnother, askForAnother, askToEnrol, enrol } from '../usecases/enrolPasskey.ts'
import { askForProof } from '../usecases/freshProof.ts'
import { ownPasskeys, removeOwnPasskey } from '../usecases/ownPasskeys.ts'
import { endOwnSession, ownSessions } from '../usecases/ownSessions.ts'
import { askProviderForProof } from '../usecases/providerProof.ts'
import { askToSetUpCodes, setUpCodes } from '../usecases/setUpCodes.ts'
import { signIn } from '../usecases/signIn.ts'
import { askForPasskey, signInWithPasskey } from '../usecases/signInWithPasskey.ts'
import { signInWithEmergencyCode } from '../usecases/signInWithProvider.ts'
import { signOut } from '../usecases/signOut.ts'
import { sinceLastHere } from '../usecases/sinceLastHere.ts'
import { type LetIn, lettingIn, welcome } from './letIn.ts'
import { type HttpDoor, staffOf } from './openDoor.ts'
import { hasProvider, providerRoutes } from './providerRoutes.ts'
import type { PortsFor } from './renewing.ts'
import type { SessionCookie } from './sessionCookie.ts'

export interface SignInRoutes {
  ports: Ports
  portsFor: PortsFor
  cookie: SessionCookie
  /** Kept while a browser is at the identity provider. */
  flowCookie: SessionCookie
}

const signingIn = { needs: 'signIn', rate: 'signIn', log: 'nothing' } as const
const free = { needs: 'signIn', rate: 'free', log: 'nothing' } as const
const own = { needs: 'seeSelf', rate: 'staff', log: 'nothing' } as const
const get = { method: 'get' } as const
const post = { method: 'post' } as const

/** Signing in and out, by the one way the line is set to, and what one may see and end of one's own. */
export function signInRoutes(door: HttpDoor, { ports, portsFor, cookie, flowCookie }: SignInRoutes) {
  const body = express.json({ limit: '32kb' })
  const tokenOf = (request: Request) => cookie.read(request.headers.cookie)

  const letIn = lettingIn(ports, cookie)

  door.route({ ...own, ...get, path: '/session' }, async (request, response) => {
    response.json(await welcome(ports, staffOf(response), tokenOf(request)))
  })
  door.route({ ...free, ...post, path: '/session/begin' }, async (_request, response) => {
    const { signInWay: way } = ports
    const leave = ports.provider?.leaveAddress()
    response.json(way === 'passkeys' ? { way, options: await askForPasskey(ports) } : { way, ...(leave && { leave }) })
  })
  door.route({ ...signingIn, ...post, path: '/session' }, body, async (request, response) => {
    if (ports.signInWay === 'passkeys') {
      const { passkey } = passkeySignInSchema.parse(request.body)
      return letIn(request, response, (browser) => signInWithPasskey(ports, passkey, browser))
    }
    if (hasProvider(ports)) {
      const given = nameAndPasswordSchema.parse(request.body)
      return letIn(request, response, (browser) => signInWithEmergencyCode(ports, given, browser))
    }
    const given = passwordSignInSchema.parse(request.body)
    return letIn(request, response, (browser) => signIn(ports, given, browser))
  })
  // Whoever holds the token may end it, whatever has become of the account.
  door.route({ ...free, method: 'delete', path: '/session' }, async (request, response) => {
    await signOut(ports, tokenOf(request))
    response.clearCookie(cookie.name, cookie.options).status(204).end()
  })
  // Somebody types or moves at a console that has no socket to tell it by.
  door.route({ ...own, ...post, path: '/session/use' }, (_request, response) => void response.status(204).end())
  door.route({ ...own, ...get, path: '/sessions' }, async (request, response) => {
    response.json({ now: ports.clock.now(), sessions: await ownSessions(ports, staffOf(response), tokenOf(request)) })
  })
  door.route({ ...own, ...get, path: '/session/news' }, async (request, response) => {
    response.json(await sinceLastHere(ports, staffOf(response), tokenOf(request)))
  })
  door.route({ ...own, ...post, path: '/sessions/end' }, body, async (request, response) => {
    const { id, proof } = endSessionSchema.parse(request.body)
    await endOwnSession(portsFor(request, response), { staff: staffOf(response), proof }, id)
    response.status(204).end()
  })
  door.route({ ...own, ...post, path: '/proof' }, async (_request, response) => {
    const { signInWay: way } = ports
    if (hasProvider(ports)) {
      return response.json({ way, options: await askProviderForProof(ports, staffOf(response)) })
    }
    return response.json(way === 'passkeys' ? { way, options: await askForProof(ports, staffOf(response)) } : { way })
  })
  codeRoutes(door, ports, letIn)
  passkeyRoutes(door, { ports, portsFor }, letIn)
  providerRoutes(door, { ports, flowCookie, letIn })
}

/** Where one signs in with a password and a one-time code, the codes are set up once. */
function codeRoutes(door: HttpDoor, ports: Ports, letIn: LetIn) {
  const body = express.json({ limit: '4kb' })
  door.route({ ...signingIn, ...post, path: '/session/codes' }, body, async (request, response) => {
    ensureWay(ports, 'password')
    response.json(await askToSetUpCodes(ports, nameAndPasswordSchema.parse(request.body)))
  })
  door.route({ ...signingIn, ...post, path: '/session/coded' }, body, async (request, response) => {
    ensureWay(ports, 'password')
    const given = setUpCodesSchema.parse(request.body)
    await letIn(request, response, (browser) => setUpCodes(ports, given, browser))
  })
}

function passkeyRoutes(door: HttpDoor, { ports, portsFor }: Pick<SignInRoutes, 'ports' | 'portsFor'>, letIn: LetIn) {
  const body = express.json({ limit: '32kb' })
  door.route({ ...signingIn, ...post, path: '/session/enrol' }, body, async (request, response) => {
    ensureWay(ports, 'passkeys')
    response.json(await askToEnrol(ports, nameAndPasswordSchema.parse(request.body)))
  })
  door.route({ ...signingIn, ...post, path: '/session/enrolled' }, body, async (request, response) => {
    ensureWay(ports, 'passkeys')
    const given = enrolSchema.parse(request.body)
    await letIn(request, response, (browser) => enrol(ports, given, browser))
  })
  door.route({ ...own, ...get, path: '/passkeys' }, async (_request, response) => {
    response.json({ passkeys: await ownPasskeys(ports, staffOf(response)) })
  })
  door.route({ ...own, ...post, path: '/passkeys/begin' }, body, async (request, response) => {
    ensureWay(ports, 'passkeys')
    const { proof } = proofSchema.parse(request.body)
    response.json(await askForAnother(portsFor(request, response), staffOf(response), proof))
  })
  door.route({ ...own, ...post, path: '/passkeys' }, body, async (request, response) => {
    ensureWay(ports, 'passkeys')
    await addAnother(ports, staffOf(response), addPasskeySchema.parse(request.body).passkey)
    response.status(204).end()
  })
  door.route({ ...own, ...post, path: '/passkeys/remove' }, body, async (request, response) => {
    const { id, proof } = removePasskeySchema.parse(request.body)
    await removeOwnPasskey(portsFor(request, response), { staff: staffOf(response), proof }, id)
    response.status(204).end()
  })
}

/** What somebody tried to sign in with: their own, or what they were handed to begin with or for an emergency. */
export function triedWith({ signInWay }: Pick<Ports, 'signInWay'>, path: string): SignInWay | 'handedOut' {
  const isOwn = path === (signInWay === 'oidc' ? '/session/provider' : '/session')
  return isOwn ? signInWay : 'handedOut'
}

/** Where one signs in another way there is no such thing. */
function ensureWay({ signInWay }: Ports, way: SignInWay) {
  if (signInWay !== way) throw new HotlineError('notFound')
}

import { z } from 'zod'
import { providerAddressSchema } from '../../shared/provider.ts'
import { roles } from '../../shared/roles.ts'
import { type CodeKey, codeKeySchema, waySchema } from '../../shared/signIn.ts'
import { type SignInWay, signInWays } from '../../shared/signInWay.ts'
import type { StaffView } from '../../shared/wire/consoleViews.ts'
import type { Refusal } from '../state/consoleState.ts'
import { asConsole } from './asConsole.ts'
import { makePasskey, takePasskey } from './passkeys.ts'

type Asked =
  | { ok: true; me: StaffView; draftKey: string; way?: SignInWay | undefined; passkeys?: number | undefined }
  | { ok: false; refusal: Refusal }

const welcomeSchema = z.object({
  draftKey: z.string(),
  way: z.enum(signInWays).optional(),
  passkeys: z.int().optional(),
  me: z.object({ number: z.int(), name: z.string(), role: z.enum(roles) }),
})
const refusalSchema = z.object({ code: z.string(), waitMs: z.number().optional() })

export const askSession = async () => readAnswer(await ask('GET'))

/** With a code where one signs in with a password; with the provider a password alone is that of the envelope. */
export const signIn = async (name: string, password: string, code?: string) =>
  readAnswer(await ask('POST', { name, password, ...(code === undefined ? {} : { code }) }))

/** What an authenticator app needs, for somebody who was given a password to begin with. */
export async function askToSetUpCodes(
  name: string,
  password: string,
): Promise<{ ok: true; value: CodeKey } | { ok: false; refusal: Refusal }> {
  const response = await ask('POST', { name, password }, '/session/codes')
  const body: unknown = await response?.json().catch(() => undefined)
  const key = codeKeySchema.safeParse(body)
  return response?.ok && key.success ? { ok: true, value: key.data } : refusalOf(body)
}

export const setUpCodes = async (given: { name: string; password: string; secret: string; code: string }) =>
  readAnswer(await ask('POST', given, '/session/coded'))

/** How one signs in here; undefined when the server does not say. */
export async function askWay() {
  const response = await ask('POST', undefined, '/session/begin')
  return waySchema.safeParse(await response?.json().catch(() => undefined)).data
}

export async function signInWithPasskey(): Promise<Asked> {
  const way = await askWay()
  if (!way?.options) return { ok: false, refusal: { code: 'unavailable' } }
  const passkey = await takePasskey(way.options)
  return passkey ? readAnswer(await ask('POST', { passkey })) : cancelled
}

/** The first passkey of somebody who was given a password to make it with. */
export async function enrol(name: string, password: string): Promise<Asked> {
  const response = await ask('POST', { name, password }, '/session/enrol')
  if (!response?.ok) return readAnswer(response)
  const passkey = await makePasskey((await response.json()) as object)
  return passkey ? readAnswer(await ask('POST', { name, password, passkey }, '/session/enrolled')) : cancelled
}

/** Where the identity provider asks who somebody is; for somebody new, with what they were given. */
export async function askProvider(given?: { name: string; password: string }) {
  const response = await ask('POST', given ? { given } : {}, '/session/provider/begin')
  const body: unknown = await response?.json().catch(() => undefined)
  const told = providerAddressSchema.safeParse(body)
  return response?.ok && told.success ? told.data : refusalOf(body)
}

/** With what stood in the address when the provider sent the browser back. */
export const signInWithProvider = async (query: string) => readAnswer(await ask('POST', { query }, '/session/provider'))

const cancelled = { ok: false, refusal: { code: 'cancelled' } } as const

/** Tells that a person is here; false when the session has ended. */
export const touchSession = async () => (await ask('POST', undefined, '/session/use'))?.status !== 401

/** Whether the server has ended the session; the page has left it whatever comes back. */
export async function signOut(): Promise<boolean> {
  const response = await ask('DELETE')
  return response?.ok === true
}

async function ask(method: string, body?: object, path = '/session'): Promise<Response | undefined> {
  const headers = { ...asConsole, ...(body ? { 'Content-Type': 'application/json' } : {}) }
  try {
    return await fetch(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
  } catch {
    return undefined
  }
}

async function readAnswer(response: Response | undefined): Promise<Asked> {
  const body: unknown = await response?.json().catch(() => undefined)
  const welcome = welcomeSchema.safeParse(body)
  if (response?.ok && welcome.success) return { ok: true, ...welcome.data }
  return refusalOf(body)
}

function refusalOf(body: unknown) {
  const refusal = refusalSchema.safeParse(body)
  return { ok: false, refusal: refusal.success ? refusal.data : { code: 'unavailable' } } as const
}

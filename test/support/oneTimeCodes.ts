import { setTimeout as sleep } from 'node:timers/promises'
import { codeAt } from '../../bot/oneTimeCodes.ts'
import type { Clock } from '../../bot/ports.ts'
import { consoleTabHeader } from '../../shared/consoleTab.ts'
import type { CodeKey } from '../../shared/signIn.ts'
import { asConsole, oneTab } from './asConsole.ts'

export interface Account {
  name: string
  password: string
}

const stepMs = 30_000
const clocks = new Map<string, Clock>()
const apps = new Map<string, AuthenticatorApp>()

/** An authenticator app of a test: it gives no code twice, as the line takes none twice. */
interface AuthenticatorApp {
  secret: Buffer
  sealed: string
  given: Set<number>
  /** The line has said that it took the secret. */
  connected: boolean
}

/** Lines whose time a test moves; everybody else goes by the real clock. */
export const tellTime = (consoleOrigin: string, clock: Clock) => void clocks.set(consoleOrigin, clock)

/** Sets up the codes of an account once, and from then on signs in with them. Gives the server's last answer. */
export async function signInWithCode(
  origin: string,
  { name, password }: Account,
  tab: string = oneTab,
): Promise<Response> {
  const account = { name, password }
  const known = apps.get(account.password)
  if (known) {
    const response = await post(origin, '/session', { ...account, code: await nextCode(origin, account) }, tab)
    // The server may have gone away before it took the secret, or after.
    return known.connected || response.status !== 401 ? response : connect(origin, account, known, tab)
  }
  const asked = await post(origin, '/session/codes', account, tab)
  if (!asked.ok) return asked
  const { setUpKey, secret } = (await asked.json()) as CodeKey
  const app = { secret: fromBase32(setUpKey), sealed: secret, given: new Set<number>(), connected: false }
  apps.set(account.password, app)
  return connect(origin, account, app, tab)
}

/** A code for somebody who signs in by hand; the app is connected first where it is not. */
export async function codeToType(origin: string, account: Account): Promise<string> {
  if (!apps.has(account.password)) await signInWithCode(origin, account)
  return nextCode(origin, account)
}

/** A code that was not used yet; waits for the next one where time goes by itself. */
export async function nextCode(origin: string, { name, password }: Account): Promise<string> {
  const app = apps.get(password)
  if (!app) throw new Error(`${name} has no authenticator app yet: sign in first`)
  for (;;) {
    const now = clocks.get(origin)?.now() ?? Date.now()
    const current = Math.floor(now / stepMs)
    // The one before is over with this half-minute: there must be time to type it.
    const before = clocks.has(origin) || now % stepMs < stepMs / 2 ? [current - 1] : []
    const step = [current, current + 1, ...before].find((one) => !app.given.has(one))
    if (step !== undefined) {
      app.given.add(step)
      return codeAt(app.secret, step)
    }
    if (clocks.has(origin)) throw new Error(`${name} has used every code of this half-minute: pass some time`)
    await sleep(500)
  }
}

/** What shows again who somebody is, where one signs in with a password. */
export const proofOf = async (origin: string, account: Account): Promise<string> =>
  JSON.stringify({ password: account.password, code: await nextCode(origin, account) })

async function connect(origin: string, { name, password }: Account, app: AuthenticatorApp, tab: string) {
  const code = await nextCode(origin, { name, password })
  const response = await post(origin, '/session/coded', { name, password, secret: app.sealed, code }, tab)
  app.connected ||= response.ok
  return response
}

const post = (origin: string, path: string, body: object, tab: string) =>
  fetch(origin + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...asConsole, [consoleTabHeader]: tab },
    body: JSON.stringify(body),
  })

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export function fromBase32(text: string) {
  const bits = [...text].map((one) => alphabet.indexOf(one).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

import type { AuditLine, Flag } from '../../shared/audit.ts'
import type { FourEyesBoard, FourEyesReason } from '../../shared/fourEyes.ts'
import type { PasskeyView, SessionView } from '../../shared/signIn.ts'
import { makePasskey, takePasskey } from './passkeys.ts'

/** What came back, or the code of the refusal. */
export type Told<Value> = { ok: true; value: Value } | { ok: false; code: string }

export interface Asking {
  kind: string
  about: string
  why: FourEyesReason
  reference: string
  proof: string
}

export const askBoard = () => ask<FourEyesBoard>('GET', '/four-eyes')
export const askFlags = () => ask<{ flags: Flag[] }>('GET', '/audit/flags')
export const askFor = (asking: Asking) => ask<{ id: string }>('POST', '/four-eyes', asking)
export const approve = (id: string, proof: string) => ask<undefined>('POST', `/four-eyes/${id}/approve`, { proof })
/** What it gives depends on what was asked for. */
export const takeApproved = (id: string) => ask<unknown>('POST', `/four-eyes/${id}/use`, {})
export const askTrail = (filter: Record<string, string>) =>
  ask<{ lines: AuditLine[]; total: number }>('GET', `/audit?${new URLSearchParams(filter)}`)

export const askSessions = () => ask<{ now: number; sessions: SessionView[] }>('GET', '/sessions')
export const endSession = (id: string, proof: string) => ask<undefined>('POST', '/sessions/end', { id, proof })

export const askPasskeys = () => ask<{ passkeys: PasskeyView[] }>('GET', '/passkeys')
export const removePasskey = (id: string, proof: string) => ask<undefined>('POST', '/passkeys/remove', { id, proof })

/** A further passkey, for somebody who has just shown who they are. */
export async function addPasskey(proof: string): Promise<Told<undefined>> {
  const asked = await ask<object>('POST', '/passkeys/begin', { proof })
  if (!asked.ok) return asked
  const passkey = await makePasskey(asked.value)
  return passkey ? ask<undefined>('POST', '/passkeys', { passkey }) : cancelled
}

/** A passkey used again, as the proof that it is still me; where one signs in with a password that is typed instead. */
export async function proveWithPasskey(): Promise<Told<string>> {
  const asked = await ask<{ options?: object }>('POST', '/proof', {})
  if (!asked.ok) return asked
  const passkey = asked.value.options && (await takePasskey(asked.value.options))
  return passkey ? { ok: true, value: JSON.stringify(passkey) } : cancelled
}

const cancelled = { ok: false, code: 'cancelled' } as const

export async function ask<Value>(method: string, path: string, body?: object): Promise<Told<Value>> {
  // A page of another origin cannot set the first header without being asked about it.
  const headers = { 'X-Requested-With': 'console', ...(body ? { 'Content-Type': 'application/json' } : {}) }
  try {
    const response = await fetch(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    const told: unknown = response.status === 204 ? undefined : await response.json()
    return response.ok ? { ok: true, value: told as Value } : { ok: false, code: (told as { code: string }).code }
  } catch {
    return { ok: false, code: 'unavailable' }
  }
}

import type { AuditLine, Flag } from '../../shared/audit.ts'
import type { PasskeyView, SessionView } from '../../shared/signIn.ts'
import { ask, type Told } from './ask.ts'
import { makePasskey, takePasskey } from './passkeys.ts'

export const askFlags = () => ask<{ flags: Flag[] }>('GET', '/audit/flags')
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

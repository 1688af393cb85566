import type { AuditLine, Flag } from '../../shared/audit.ts'
import type { FourEyesBoard, FourEyesReason } from '../../shared/fourEyes.ts'
import type { ConversationView, SessionView } from '../../shared/wire.ts'

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
export const takeApproved = (id: string) =>
  ask<{ reference: string; conversation: ConversationView } | undefined>('POST', `/four-eyes/${id}/use`, {})
export const askTrail = (filter: Record<string, string>) =>
  ask<{ lines: AuditLine[]; total: number }>('GET', `/audit?${new URLSearchParams(filter)}`)

export const askSessions = () => ask<{ now: number; sessions: SessionView[] }>('GET', '/sessions')
export const endSession = (id: string, proof: string) => ask<undefined>('POST', '/sessions/end', { id, proof })

async function ask<Value>(method: string, path: string, body?: object): Promise<Told<Value>> {
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

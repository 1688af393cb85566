import { asConsole, inDoubt } from './asConsole.ts'

/** What came back, or the code of the refusal. */
export type Told<Value> = { ok: true; value: Value } | { ok: false; code: string }

export async function ask<Value>(method: string, path: string, body?: object): Promise<Told<Value>> {
  const headers = { ...asConsole, ...(body ? { 'Content-Type': 'application/json' } : {}) }
  try {
    const response = await fetch(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    const told: unknown = response.status === 204 ? undefined : await response.json()
    if (response.status === 401) inDoubt()
    return response.ok ? { ok: true, value: told as Value } : { ok: false, code: (told as { code: string }).code }
  } catch {
    inDoubt()
    return { ok: false, code: 'unavailable' }
  }
}

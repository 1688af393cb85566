/** What came back, or the code of the refusal. */
export type Told<Value> = { ok: true; value: Value } | { ok: false; code: string }

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

import { codePaths, type EnteredCode, type MadeCode } from '../../../../shared/codePaths.ts'
import type { Language } from '../../../../shared/languages.ts'
import type { Control } from '../../../../shared/safetySchemas.ts'
import type { AboutRow } from '../../../../shared/wire/visitor.ts'
import { newClientId } from './line/clientId.ts'

/** What came of asking: what was asked for, or why not. */
export type Asked<Value> = { ok: true; value: Value } | { ok: false; why: 'wrong' | 'busy' | 'offline' }

export const askForCode = (token: string, control?: Control): Promise<Asked<MadeCode>> =>
  ask(codePaths.make, { token, ...(control ? { control } : {}) })

export const askAbout = (token: string): Promise<Asked<AboutRow[]>> => ask(codePaths.about, { token })

export const enterCode = (code: string, language: Language): Promise<Asked<EnteredCode>> =>
  ask(codePaths.enter, { code, language, clientId: newClientId() })

async function ask<Value>(path: string, body: object): Promise<Asked<Value>> {
  try {
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (response.ok) return { ok: true, value: (await response.json()) as Value }
    return { ok: false, why: response.status === 429 || response.status === 503 ? 'busy' : 'wrong' }
  } catch {
    return { ok: false, why: 'offline' }
  }
}

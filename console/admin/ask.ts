import { z } from 'zod'
import type { AdministrationAsk, AdministrationReplies, fromAdministration } from '../../shared/adminWire.ts'
import { asConsole } from '../connection/asConsole.ts'

export type Asked<Answer> = { ok: true; value: Answer } | { ok: false; code: string }

export type Ask = <A extends AdministrationAsk>(
  name: A,
  payload: z.input<(typeof fromAdministration)[A]>,
) => Promise<Asked<AdministrationReplies[A]>>

const refusalSchema = z.object({ code: z.string() })

/** Asks the server; what cannot be reached is `unavailable`. */
export const askServer: Ask = async (name, payload) => {
  try {
    const response = await fetch(`/admin/${name}`, {
      method: 'POST',
      headers: { ...asConsole, 'Content-Type': 'application/json' },
      body: JSON.stringify(payload),
    })
    const body: unknown = await response.json()
    if (response.ok) return { ok: true, value: body as never }
    const refusal = refusalSchema.safeParse(body)
    return { ok: false, code: refusal.success ? refusal.data.code : 'unavailable' }
  } catch {
    return { ok: false, code: 'unavailable' }
  }
}

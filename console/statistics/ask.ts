import { z } from 'zod'
import type { fromStatistics, StatisticsAsk, StatisticsView } from '../../shared/statistics/statisticsWire.ts'
import { asConsole } from '../connection/asConsole.ts'
import type { Told } from '../connection/ask.ts'

const refusalSchema = z.object({ code: z.string() })

/** Asks the server; the answer is always the whole page. What cannot be reached is `unavailable`. */
export async function askStatistics<A extends StatisticsAsk>(
  name: A,
  payload: z.input<(typeof fromStatistics)[A]>,
): Promise<Told<StatisticsView>> {
  try {
    const response = await fetch(`/statistics/${name}`, {
      method: 'POST',
      headers: { ...asConsole, 'Content-Type': 'application/json' },
      body: JSON.stringify(payload),
    })
    const body: unknown = await response.json()
    if (response.ok) return { ok: true, value: body as StatisticsView }
    const refusal = refusalSchema.safeParse(body)
    return { ok: false, code: refusal.success ? refusal.data.code : 'unavailable' }
  } catch {
    return { ok: false, code: 'unavailable' }
  }
}

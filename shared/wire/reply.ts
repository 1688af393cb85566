import type { Mark } from '../identity.ts'
import type { Work } from '../work.ts'

/**
 * The protocol of page (`visitor.ts`) and console (`console.ts`). Tense tells who speaks: `message:send` asks, `entries:added`
 * tells. Every event that asks is answered once: with a value, or with the code of a refusal.
 */
export type Reply<Value> = (answer: { ok: true; value: Value } | Refusal) => void

export interface Refusal {
  ok: false
  code: string
  /** With `slowDown`. */
  waitMs?: number
  /** With `slowDown`: what a newcomer can do to be taken sooner. */
  work?: Work | undefined
  /** With `identifies`: what in the text can give somebody away. */
  marks?: readonly Mark[]
}

import type { Evidence } from './evidence.ts'
import { auditComplete, singleOwner } from './owning.ts'
import { noFalseReceipt } from './receipts.ts'
import { indeterminateResolved, nothingDuplicated, nothingLost, nothingUnexpected, orderKept } from './telling.ts'

/** Says what breaks an invariant of requirements.md section 5, one line each. */
export type Invariant = (evidence: Evidence) => string[]

export const invariants: Record<string, Invariant> = {
  I1: nothingLost,
  I2: nothingDuplicated,
  I3: orderKept,
  I4: nothingUnexpected,
  I5: indeterminateResolved,
  I6: noFalseReceipt,
  I7: singleOwner,
  I8: auditComplete,
}

/** Every violation, with the invariant's number in front. */
export const check = (evidence: Evidence) =>
  Object.entries(invariants).flatMap(([name, holds]) => holds(evidence).map((violation) => `${name} ${violation}`))

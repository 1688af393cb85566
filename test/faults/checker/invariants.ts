import { onlyAsAgreed } from './agreeing.ts'
import { nothingComesBack } from './erasing.ts'
import type { Evidence } from './evidence.ts'
import { auditComplete, singleOwner } from './owning.ts'
import { noFalseReceipt } from './receipts.ts'
import { indeterminateResolved, nothingDuplicated, nothingLost, orderKept } from './telling.ts'
import { onceByTwo } from './twoPersons.ts'
import { nothingUnexpected } from './unexpected.ts'

/** Says what breaks an invariant, one line each: I1 to I8 as requirements.md section 5 has them, and what else was promised. */
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
  I9: nothingComesBack,
  I10: onceByTwo,
  I11: onlyAsAgreed,
}

/** Every violation, with the invariant's number in front. */
export const check = (evidence: Evidence) =>
  Object.entries(invariants).flatMap(([name, holds]) => holds(evidence).map((violation) => `${name} ${violation}`))

import type { VisitorUpdate } from '../../../../../shared/wire/visitor.ts'

export type Followed = { kind: 'next'; update: VisitorUpdate } | { kind: 'old' } | { kind: 'gap' }

/** Takes only what follows `last`, entry by entry. What is already here is skipped; a missing number is a gap. */
export function follow(last: number, { entries, state }: VisitorUpdate): Followed {
  if (state.lastSeq < last) return { kind: 'old' }
  const fresh = entries.filter(({ seq }) => seq > last)
  const inOrder = fresh.every(({ seq }, at) => seq === last + 1 + at)
  if (!inOrder || state.lastSeq !== last + fresh.length) return { kind: 'gap' }
  return { kind: 'next', update: { entries: fresh, state } }
}

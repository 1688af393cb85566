import { HotlineError } from '../../errors.ts'

/** What a script says of itself. */
type Outcome = 'done' | 'gone' | 'conflict' | 'notFound' | 'taken'

export function ensureDone(said: unknown) {
  const outcome = said as Outcome
  if (outcome === 'done') return
  if (outcome === 'taken') throw new Error('a contact record with this id is stored already')
  throw new HotlineError(outcome)
}

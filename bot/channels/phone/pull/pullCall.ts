import type { StaffId } from '../../../../shared/ids.ts'
import type { CallEvent, Operation } from '../../../domain/call/call.ts'
import { SealedDigits } from '../../../domain/call/sealedDigits.ts'
import type { LiveCall } from '../liveCall.ts'

/** One call at a provider that asks what to do next and can be told nothing in between. */
export interface PullCall<Answer> {
  caller: SealedDigits | undefined
  call: LiveCall
  /** Whose telephone the provider rings. */
  rung: StaffId | undefined
  /** Operations that came between two questions; they are the next answer. */
  pending: readonly Operation[] | undefined
  /** What was answered, by step: a question that is repeated gets the same answer. */
  answers: Map<number, Promise<Answer>>
  /** Resolves when a recording has been stored, or will not be. */
  recorded: Promise<void>
  /** What was recorded has been taken. */
  tellRecorded(): void
}

/** What an outcome is the outcome of. */
export type Asked = 'ask' | 'connect' | 'record'

/**
 * `keys`: what was pressed, nothing where that was only the key that ends it. Of a telephone of staff: `success` where taking
 * it up is taking the call, `over` where it was asked for first, `failed` where nobody took it up.
 */
export type Outcome =
  | { kind: 'keys'; keys: string }
  | { kind: 'silence' }
  | { kind: 'success' }
  | { kind: 'over' }
  | { kind: 'busy' }
  | { kind: 'failed' }

/** What an outcome means to the call. */
export async function hearOutcome(
  one: PullCall<unknown>,
  asked: Asked,
  outcome: Outcome,
): Promise<readonly Operation[]> {
  const { call } = one
  if (one.pending) return take(one)
  const { where } = call.call()
  switch (asked) {
    case 'ask':
      return call.handle(answered(one, outcome))
    case 'connect':
      if (where.in === 'ringing' && outcome.kind === 'success') await call.answered(where.staff)
      // Told only when the two have hung up.
      if (outcome.kind === 'success' || (outcome.kind === 'over' && where.in === 'connected'))
        return call.handle({ kind: 'staff', state: 'ended' })
      if (where.in === 'connected') return [{ op: 'bridge', staff: where.staff }]
      return call.handle({ kind: 'staff', state: outcome.kind === 'busy' ? 'busy' : 'noAnswer' })
    case 'record':
      return where.in === 'recording' ? call.keepMessage(undefined) : call.handle({ kind: 'silence' })
  }
}

function take(one: PullCall<unknown>): readonly Operation[] {
  const operations = one.pending ?? []
  one.pending = undefined
  return operations
}

function answered({ call }: PullCall<unknown>, outcome: Outcome): CallEvent {
  if (outcome.kind !== 'keys') return { kind: 'silence' }
  const { where } = call.call()
  const whole = where.in === 'code' || (where.in === 'callBack' && where.asks === 'number')
  if (whole) return { kind: 'digits', digits: new SealedDigits(outcome.keys.replace(/#$/, '')) }
  // The key that ends an input may come as nothing.
  return { kind: 'key', key: outcome.keys === '' ? '#' : outcome.keys.slice(0, 1) }
}

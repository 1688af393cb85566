import type { StaffId } from '../../../../shared/ids.ts'
import type { CallEvent, Operation } from '../../../domain/call/call.ts'
import { SealedDigits } from '../../../domain/call/sealedDigits.ts'
import type { LiveCall } from '../liveCall.ts'
import type { Action } from './writeActions.ts'

/** One call at the provider, which asks what to do next and can be told nothing in between. */
export interface ElksCall {
  caller: SealedDigits | undefined
  call: LiveCall
  /** Whose telephone the provider rings. */
  rung: StaffId | undefined
  /** Operations that came between two questions; they are the next answer. */
  pending: readonly Operation[] | undefined
  /** What was answered, by step: a question that is repeated gets the same answer. */
  answers: Map<number, Promise<Action>>
  /** Resolves when a recording has been stored, or will not be. */
  recorded: Promise<void>
  /** What was recorded has been taken. */
  tellRecorded(): void
}

export type Outcome = { result?: string | undefined; why?: string | undefined }
export type Asked = 'ask' | 'connect' | 'record'

/** What an outcome means to the call. */
export async function hearOutcome(
  one: ElksCall,
  asked: Asked,
  { result = '' }: Outcome,
): Promise<readonly Operation[]> {
  const { call } = one
  if (one.pending) return take(one)
  const { where } = call.call()
  switch (asked) {
    case 'ask':
      return call.handle(answered(one, result))
    case 'connect':
      if (where.in === 'ringing' && result === 'success') await call.answered(where.staff)
      // Told only when the two have hung up.
      if (result === 'success') return call.handle({ kind: 'staff', state: 'ended' })
      if (where.in === 'connected') return [{ op: 'bridge', staff: where.staff }]
      return call.handle({ kind: 'staff', state: result === 'busy' ? 'busy' : 'noAnswer' })
    case 'record':
      return where.in === 'recording' ? call.keepMessage(undefined) : call.handle({ kind: 'silence' })
  }
}

function take(one: ElksCall): readonly Operation[] {
  const operations = one.pending ?? []
  one.pending = undefined
  return operations
}

function answered({ call }: ElksCall, result: string): CallEvent {
  if (result === 'failed') return { kind: 'silence' }
  const { where } = call.call()
  const whole = where.in === 'code' || (where.in === 'callBack' && where.asks === 'number')
  if (whole) return { kind: 'digits', digits: new SealedDigits(result.replace(/#$/, '')) }
  // The key that ends an input may come as nothing.
  return { kind: 'key', key: result === '' ? '#' : result.slice(0, 1) }
}

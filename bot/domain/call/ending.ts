import type { Call, Decision } from './call.ts'
import { clip, decided } from './speak.ts'

/** Before a call is over the caller is asked whether it may be counted (C4), once. */
export const beginEnding = (call: Call, notes: Decision['notes'] = []): Decision => ({
  call: { ...call, where: { in: 'ending' }, rest: [] },
  notes,
  effect: { do: 'askStatistics' },
  operations: [],
})

/** Nobody is hung up on without a word. */
export const sayGoodbye = (call: Call): Decision => ({
  ...decided({ ...call, where: { in: 'ended' } }, [
    { op: 'say', clips: [clip(call, 'phone.ended')], interruptible: true },
    { op: 'hangUp' },
  ]),
  notes: [{ state: 'ended' }],
})

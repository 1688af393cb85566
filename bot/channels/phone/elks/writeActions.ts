import type { StaffId } from '../../../../shared/ids.ts'
import type { Operation } from '../../../domain/call/call.ts'
import type { Writing } from '../pull/writing.ts'

/** One action as the provider takes it; the key that names it comes first. */
export type Action = Record<string, unknown>

/** A batch of operations as one action, each the `next` of the one before. */
export function writeActions(operations: readonly Operation[], writing: Writing): Action {
  const [first, ...rest] = operations
  if (!first) return { hangup: 'reject' }
  return { ...actionOf(first, writing, () => writeActions(rest, writing)), whenhangup: `${writing.base}/hangup` }
}

/** Words, and a person's telephone. */
export const writeLastResort = (sound: string, { onCall, number }: { onCall: string; number: string }): Action => ({
  play: sound,
  skippable: false,
  next: { connect: onCall, callerid: number },
})

function actionOf(operation: Operation, writing: Writing, next: () => Action): Action {
  switch (operation.op) {
    case 'say':
      return { play: writing.sound(operation.clips), skippable: operation.interruptible, next: next() }
    case 'ask':
      return {
        ivr: writing.sound(operation.clips),
        digits: operation.digits ?? 1,
        // From 1 to 30 seconds; anything else becomes 10.
        timeout: Math.min(30, Math.max(1, Math.ceil(operation.timeoutMs / 1000))),
        repeat: 1,
        next: writing.next('ask'),
      }
    case 'connect':
    case 'bridge':
      return connect(writing, operation.staff)
    case 'record':
      return {
        play: writing.sound(operation.clips),
        skippable: true,
        next: {
          play: 'sound/beep',
          next: {
            record: `${writing.base}/recording`,
            timelimit: Math.ceil(operation.mostMs / 1000),
            silencedetection: 'no',
            next: writing.next('record'),
          },
        },
      }
    case 'textMessage':
      return next()
    case 'hangUp':
      return { hangup: 'reject' }
  }
}

function connect({ numberOf, callerId, next }: Writing, staff: StaffId): Action {
  const url = next('connect')
  return { connect: numberOf(staff), callerid: callerId, next: url, busy: url, failed: url }
}

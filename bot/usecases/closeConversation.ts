import type { ContactRecord } from '../../shared/contactRecord.ts'
import { completeRecord } from '../domain/contactRecord.ts'
import type { Conversation } from '../domain/conversation.ts'
import { wasHard } from '../domain/hardContact.ts'
import { promptFor } from '../domain/triageScript.ts'
import { HotlineError, isCode } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { actOnce, ensureMine, type StaffAct } from './asStaff.ts'
import { contactRecordFor } from './contactRecordFor.ts'
import { countClosed } from './ownWeek.ts'

/** Asks the visitor C4, once, and gives the coded record as far as the bot can fill it in. */
export async function beginClosing(ports: Ports, act: StaffAct): Promise<{ record: ContactRecord }> {
  const { conversation } = await actOnce(
    ports,
    act,
    (before, stamp) => {
      ensureMine(before, act.staff)
      if (before.consents.C4 !== undefined || before.openPrompt?.prompt.step === 'C4') return { entries: [] }
      return { entries: [{ kind: 'prompted', ...stamp, prompt: promptFor('C4', { self: true }) }] }
    },
    ({ kind }) => kind === 'prompted',
  )
  return { record: contactRecordFor(ports, conversation) }
}

/** Fields staff filled in, as they come from the console. */
export type FilledIn = Readonly<Record<string, string | string[]>>

/** Closes with the coded record in the same transaction; a visitor who said no to C4 leaves none. */
export async function closeConversation(
  ports: Ports,
  act: StaffAct,
  filledIn: FilledIn,
): Promise<{ seq: number; recorded: boolean; hard: boolean }> {
  let closedNow = false
  const { seq, conversation } = await actOnce(
    ports,
    act,
    (before, stamp) => {
      ensureMine(before, act.staff)
      const record = recordOf(ports, before, filledIn)
      closedNow = true
      return { entries: [{ kind: 'closed', ...stamp, reason: 'finished' }], ...(isCounted(before) ? { record } : {}) }
    },
    ({ kind }) => kind === 'closed',
  )
  // From the log, so that the same closing asked again gets the same answer.
  const hard = wasHard(conversation)
  if (closedNow) await countOwn(ports, act, hard)
  return { seq, recorded: isCounted(conversation), hard }
}

/** It is closed, whatever becomes of a counter that is there for one's own sake. */
async function countOwn(ports: Ports, { staff }: StaffAct, hard: boolean) {
  try {
    await countClosed(ports, staff.id, hard)
  } catch (error) {
    if (!isCode(error, 'unavailable') && !isCode(error, 'conflict')) throw error
  }
}

const isCounted = ({ consents }: Conversation) => consents.C4 !== 'no'

/** Checked even when it is not kept, so that the form behaves the same whatever the visitor answered. */
function recordOf(ports: Ports, before: Conversation, filledIn: FilledIn): ContactRecord {
  const completed = completeRecord(contactRecordFor(ports, before), filledIn)
  if ('problems' in completed) throw new HotlineError('badInput', completed.problems.join(', '))
  return completed.record
}

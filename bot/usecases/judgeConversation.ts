import type { EntryOf } from '../../shared/entry.ts'
import type { AidCode } from '../../shared/judgement.ts'
import type { Ports } from '../ports.ts'
import { actOnce, ensureIn, type StaffAct } from './asStaff.ts'

export type Judgement = Pick<EntryOf<'judged'>, 'urgency' | 'tracks' | 'reason'>

/** Staff decide: what the questions gave stays beside it, and both are counted when the conversation ends. */
export async function judgeConversation(ports: Ports, act: StaffAct, judgement: Judgement): Promise<{ seq: number }> {
  const { seq } = await actOnce(
    ports,
    act,
    (before, stamp) => {
      ensureIn(before, act.staff)
      return { entries: [{ kind: 'judged', ...stamp, ...judgement }] }
    },
    ({ kind }) => kind === 'judged',
  )
  return { seq }
}

/** Keeps how a decision aid ended and nothing of what it was about. */
export async function finishAid(ports: Ports, act: StaffAct, did: AidCode): Promise<{ seq: number }> {
  const { seq } = await actOnce(
    ports,
    act,
    (before, stamp) => {
      ensureIn(before, act.staff)
      return { entries: [{ kind: 'aided', ...stamp, did }] }
    },
    (known) => known.kind === 'aided' && known.did === did,
  )
  return { seq }
}

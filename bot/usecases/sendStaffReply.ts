import type { Ports } from '../ports.ts'
import { actOnce, ensureIn, type StaffAct } from './asStaff.ts'

/** Saved, then acknowledged; delivery and announcement follow and hold nobody up. */
export async function sendStaffReply(ports: Ports, act: StaffAct, text: string): Promise<{ seq: number }> {
  const { seq } = await actOnce(
    ports,
    act,
    (before, stamp) => {
      ensureIn(before, act.staff)
      return { entries: [{ kind: 'replied', ...stamp, text }] }
    },
    (known) => known.kind === 'replied' && known.text === text,
  )
  return { seq }
}

/** A note for colleagues; no channel ever carries it to the visitor. */
export async function addNote(ports: Ports, act: StaffAct, text: string): Promise<{ seq: number }> {
  const { seq } = await actOnce(
    ports,
    act,
    (before, stamp) => {
      ensureIn(before, act.staff)
      return { entries: [{ kind: 'noted', ...stamp, text }] }
    },
    (known) => known.kind === 'noted' && known.text === text,
  )
  return { seq }
}

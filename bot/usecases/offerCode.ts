import type { Ports } from '../ports.ts'
import { actOnce, ensureIn, type StaffAct } from './asStaff.ts'

/** The visitor is told how to save a return code; the code itself is made on their page and seen by nobody else. */
export async function offerCode(ports: Ports, act: StaffAct): Promise<{ seq: number }> {
  const { seq } = await actOnce(
    ports,
    act,
    (before, stamp) => {
      ensureIn(before, act.staff)
      return {
        entries: [{ kind: 'prompted', ...stamp, prompt: { step: 'none', text: 'staff.offersCode', choices: [] } }],
      }
    },
    ({ kind }) => kind === 'prompted',
  )
  return { seq }
}

import type { Entry } from '../../shared/entry.ts'
import type { Ports } from '../ports.ts'
import { actOnce, ensureMine, type StaffAct } from './asStaff.ts'
import { botIsBack } from './botIsBack.ts'

/** Back to the waiting list for a colleague, or to the bot, which then says that it is there again. */
export async function releaseConversation(ports: Ports, act: StaffAct, to: 'queue' | 'bot'): Promise<{ seq: number }> {
  const { seq } = await actOnce(
    ports,
    act,
    (before, stamp) => {
      ensureMine(before, act.staff)
      const released: Entry = { kind: 'released', ...stamp, to }
      return { entries: to === 'bot' ? [released, botIsBack(before, stamp, 'handOver.backWithBot')] : [released] }
    },
    (known) => known.kind === 'released' && known.to === to,
  )
  return { seq }
}

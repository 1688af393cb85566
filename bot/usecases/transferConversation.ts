import type { Entry } from '../../shared/entry.ts'
import type { Conversation } from '../domain/conversation.ts'
import { HotlineError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { actOnce, ensureMine, type StaffAct, type StaffStamp } from './asStaff.ts'
import { callTo } from './callStaff.ts'

/**
 * Asks a colleague to come in, by their number, with words for them alone. Only somebody on duty can be asked: nobody else
 * would hear of it. Throws `notOnDuty`.
 */
export async function inviteColleague(
  ports: Ports,
  act: StaffAct,
  { number, text }: { number: number; text: string },
): Promise<{ seq: number }> {
  const colleague = (await ports.staff.list()).find((account) => account.number === number)
  const { seq } = await actOnce(
    ports,
    act,
    (before, stamp) => {
      ensureMine(before, act.staff)
      if (!colleague || colleague.id === act.staff.id || !ports.presence.onDuty().includes(colleague.id))
        throw new HotlineError('notOnDuty')
      // Who may know the visitor is asked nothing about them, and nobody is told why.
      if (before.recused.has(colleague.id)) throw new HotlineError('notOnDuty')
      if (before.beside) throw new HotlineError('conflict')
      return { entries: [{ kind: 'invited', ...stamp, colleague: { staff: colleague.id, number }, text }] }
    },
    (known) => known.kind === 'invited' && known.colleague.number === number && known.text === text,
  )
  // The receiver alone is rung.
  if (colleague) await callTo(ports, [colleague.id])
  return { seq }
}

/** The colleague comes in: from now on both speak. */
export async function joinConversation(ports: Ports, act: StaffAct): Promise<{ seq: number }> {
  const { seq } = await actOnce(
    ports,
    act,
    (before, stamp) => {
      if (before.place.status === 'closed') throw new HotlineError('closed')
      if (before.invited?.staff !== act.staff.id) throw new HotlineError('conflict')
      return { entries: [{ kind: 'joined', ...stamp }] }
    },
    ({ kind }) => kind === 'joined',
  )
  return { seq }
}

/**
 * Whoever has the conversation leaves it to the colleague beside them, or calls off the asking; whoever was asked or is
 * beside leaves it where it is. The visitor is never left without the one who stays.
 */
export async function leaveConversation(ports: Ports, act: StaffAct): Promise<{ seq: number }> {
  const { seq } = await actOnce(
    ports,
    act,
    (before, stamp) => ({ entries: [leaving(before, act, stamp)] }),
    ({ kind }) => kind === 'left' || kind === 'transferred' || kind === 'invitationEnded',
  )
  return { seq }
}

function leaving(before: Conversation, { staff }: StaffAct, stamp: StaffStamp): Entry {
  const { beside, invited } = before
  if (beside?.staff === staff.id) return { kind: 'left', ...stamp }
  if (invited?.staff === staff.id) return { kind: 'invitationEnded', ...stamp }
  ensureMine(before, staff)
  if (beside) return { kind: 'transferred', ...stamp, colleague: beside }
  if (invited) return { kind: 'invitationEnded', ...stamp }
  throw new HotlineError('conflict')
}

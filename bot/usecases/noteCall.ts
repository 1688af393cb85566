import type { EntryOf } from '../../shared/entry.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type { Note } from '../domain/call/call.ts'
import { isAwaited } from '../domain/phoneTalk.ts'
import type { Ports } from '../ports.ts'
import { change } from './commit.ts'
import { recordAtEnd } from './contactRecordFor.ts'

/** Writes into the log what became of a call. Nothing for a call that nobody has pressed a key in. */
export async function noteCall(
  ports: Ports,
  id: ConversationId,
  { state, rings, ...more }: Note & Pick<EntryOf<'call'>, 'callBack'>,
): Promise<void> {
  const staff = rings && (await ports.staff.byId(rings))
  await change(ports, id, ({ lastSeq, place, call, callBack }) => {
    if (lastSeq === 0 || place.status === 'closed') return { entries: [] }
    // Staff hang up, then the caller does: it has ended once.
    if (state === 'ended' && call?.state === 'ended') return { entries: [] }
    // Two presses at once end a call-back once.
    if (endsOfCallBack.has(state) && !callBack) return { entries: [] }
    const rung = staff ? { rings: staff.number } : {}
    return {
      entries: [{ kind: 'call', by: 'bot', state, ...rung, ...more, seq: lastSeq + 1, at: ports.clock.now() }],
    }
  })
}

const endsOfCallBack: ReadonlySet<Note['state']> = new Set(['callBackMade', 'callBackFailed', 'callBackGone'])

/** The caller is gone: what nobody waits for any more is closed and counted as broken off; the rest stays with staff. */
export async function leaveCall(ports: Ports, id: ConversationId): Promise<void> {
  await change(ports, id, (before) => {
    if (before.lastSeq === 0 || before.place.status === 'closed' || isAwaited(before)) return { entries: [] }
    const closed = {
      kind: 'closed',
      by: 'visitor',
      reason: 'finished',
      seq: before.lastSeq + 1,
      at: ports.clock.now(),
    } as const
    return { entries: [closed], ...recordAtEnd(ports, before, [closed]) }
  })
}

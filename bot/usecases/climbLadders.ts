import type { Conversation } from '../domain/conversation.ts'
import { sayWaiting } from '../domain/handOver.ts'
import { dueRung, nextRingAt, notClimbed } from '../domain/ladder.ts'
import { beginTurn } from '../domain/turn.ts'
import { isCode } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { ringRung } from './callStaff.ts'
import { change } from './commit.ts'
import { countIncident } from './incidents.ts'
import { lineState } from './lineState.ts'
import { situationOf } from './receiveInput.ts'
import { listedConversations } from './waitingList.ts'

/**
 * Rings staff for everybody who waits, rung after rung, and tells who waits the truth when nobody comes. What was done
 * stands in the log, so that a restart or another process goes on where this one was. A closed line promises nobody, and
 * says when it opens at the hand-over.
 */
export async function climbLadders(ports: Ports): Promise<void> {
  const { kind } = lineState(ports)
  if (kind === 'closed' && ports.presence.onDuty().length === 0) return
  if (!(await ports.leases.hold('climbLadders'))) return
  const waiting = await listedConversations(ports, ({ status }) => status === 'waiting')
  await Promise.all(waiting.filter((one) => kind !== 'full' || isAcute(one)).map((one) => climb(ports, one)))
}

const isAcute = ({ screened, signals }: Conversation) =>
  screened?.result.urgency === 'acute' || signals.some(({ phase }) => phase === 'confirmed' || phase === 'unanswered')

async function climb(ports: Ports, waiting: Conversation) {
  try {
    let now = waiting
    for (let nth = dueOf(ports, now); nth !== undefined; nth = dueOf(ports, now)) now = await take(ports, now, nth)
  } catch (error) {
    if (!isCode(error, 'gone')) throw error
  }
}

function dueOf({ settings, clock }: Ports, { place, climb = notClimbed }: Conversation) {
  return place.status === 'waiting' ? dueRung(settings.current().alerts.ladder, climb, clock.now())?.nth : undefined
}

/** Rung first and noted then: after a crash between the two somebody is rung twice, and never nobody. */
async function take(ports: Ports, before: Conversation, nth: number): Promise<Conversation> {
  const rung = ports.settings.current().alerts.ladder[nth]?.do ?? 'tellVisitor'
  const reached = rung === 'tellVisitor' ? 0 : (await ringRung(ports, rung)).length
  let noted = false
  const after = await change(ports, before.id, (now) => {
    noted = now.place.status === 'waiting' && (now.climb ?? notClimbed).taken === nth
    if (!noted) return { entries: [] }
    return { entries: rung === 'tellVisitor' ? tell(ports, now, nth) : note(ports, now, { nth, reached }) }
  })
  if (noted && toldFirst(before, after) && after.climb?.reached === 0) await countIncident(ports, 'nobodyReached')
  return after
}

const toldFirst = (before: Conversation, after: Conversation) =>
  before.climb?.toldAt === undefined && after.climb?.toldAt !== undefined

function note(ports: Ports, now: Conversation, { nth, reached }: { nth: number; reached: number }) {
  return [{ kind: 'alerted', by: 'bot', rung: nth, reached, seq: now.lastSeq + 1, at: ports.clock.now() } as const]
}

function tell(ports: Ports, now: Conversation, nth: number) {
  const turn = beginTurn(now, situationOf(ports))
  const climb = now.climb ?? notClimbed
  turn.add({ kind: 'alerted', by: 'bot', rung: nth, reached: 0, told: true })
  const againAt = nextRingAt(ports.settings.current().alerts.ladder, climb, nth + 1)
  sayWaiting(turn, climb.reached > 0 ? 'ladder.noAnswer' : 'ladder.nobodyReached', {
    more: [
      ...(againAt === undefined ? [] : ['ladder.again']),
      'ladder.ways',
      // Only there is a code made by pressing a button.
      ...(now.channel === 'webchat' ? ['handOver.code'] : []),
    ],
    ...(againAt === undefined ? {} : { parameters: { againAt } }),
  })
  return turn.entries
}

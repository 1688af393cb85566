import { z } from 'zod'
import { conversationIdSchema, staffIdSchema } from '../shared/ids.ts'
import type { ConsoleWay } from './alerts/consoleWay.ts'
import type { BoardBook } from './board.ts'
import { logBug } from './log.ts'
import type { Leases } from './ports.ts'
import type { PresenceBook } from './presence.ts'
import type { createAnnouncer } from './sockets/announcer.ts'
import type { Peers } from './stores/redis/openRedisPeers.ts'

const ringSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('entries'), id: conversationIdSchema, seq: z.number() }),
  z.strictObject({ kind: z.literal('writing'), id: conversationIdSchema, staffNumber: z.int() }),
  z.strictObject({ kind: z.literal('presence') }),
  z.strictObject({ kind: z.literal('board') }),
  z.strictObject({ kind: z.literal('call'), staff: z.array(staffIdSchema), about: z.enum(['queue', 'yours']) }),
  z.strictObject({ kind: z.literal('shift'), staff: staffIdSchema, to: z.enum(['on', 'break', 'off']) }),
  z.strictObject({ kind: z.literal('edited') }),
])
type Ring = z.infer<typeof ringSchema>

const presentSchema = z.strictObject({
  consoles: z.array(staffIdSchema),
  onDuty: z.array(staffIdSchema),
  onBreak: z.array(staffIdSchema),
  attending: z.array(staffIdSchema),
  audible: z.array(staffIdSchema),
  pages: z.array(conversationIdSchema),
})

/** What the processes let each other know of. */
export interface SharedParts {
  announcer: ReturnType<typeof createAnnouncer>
  presence: PresenceBook
  board: BoardBook
  consoles: ConsoleWay
}

export interface SharedLine {
  leases: Leases
  /** Called when other processes may have told something that did not come through. */
  onMissed(listener: () => void): void
  stop(): Promise<void>
}

/** Often enough that nobody forgets this process, and that the others' absence shows. */
const tellEveryMs = 5000

/** Makes several processes one line: they ring each other's doorbells and know who is at each other's. */
export async function shareLine(
  peers: Peers,
  { announcer, presence, board, consoles }: SharedParts,
): Promise<SharedLine> {
  const ring = (message: Ring) => peers.ring(JSON.stringify(message))
  const failed = (error: unknown) => logBug('announcement:failed', error)
  const look = async () => {
    const states = await peers.others()
    presence.seeElsewhere(states.map((state) => presentSchema.parse(JSON.parse(state))))
  }
  const tell = async () => {
    await peers.tell(JSON.stringify(presence.own()))
  }
  const tellNow = () => void tell().then(() => ring({ kind: 'presence' }), failed)

  announcer.onOwnRing((id, seq) => ring({ kind: 'entries', id, seq }))
  announcer.onOwnWriting((id, staffNumber) => ring({ kind: 'writing', id, staffNumber }))
  announcer.onEdited((where) => where === 'here' && ring({ kind: 'edited' }))
  presence.onOwnChange(tellNow)
  board.onOwnChange(() => ring({ kind: 'board' }))
  consoles.onOwnCall((staff, about) => ring({ kind: 'call', staff: [...staff], about }))
  presence.onShiftSet((staff, to) => ring({ kind: 'shift', staff, to }))
  peers.onRing((text) => {
    const message = ringSchema.parse(JSON.parse(text))
    if (message.kind === 'entries') announcer.ringHere(message.id, message.seq)
    else if (message.kind === 'writing') announcer.writingHere(message.id, message.staffNumber)
    else if (message.kind === 'shift') presence.shiftSetElsewhere(message.staff, message.to)
    else if (message.kind === 'edited') announcer.editedElsewhere()
    else if (message.kind === 'call') consoles.callHere(message.staff, message.about)
    else if (message.kind === 'board') board.look().catch(failed)
    else look().catch(failed)
  })
  const timer = setInterval(() => void tell().then(look).catch(failed), tellEveryMs)
  await tell()
  await look()
  return {
    leases: { hold: (task) => peers.hold(task, 6 * tellEveryMs) },
    onMissed: peers.onMissed,
    async stop() {
      clearInterval(timer)
      await peers.close()
    },
  }
}

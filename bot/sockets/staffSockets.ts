import type { Server as HttpServer } from 'node:http'
import { Server, type ServerOptions, type Socket } from 'socket.io'
import { z } from 'zod'
import { type ConversationId, consoleTabSchema, type StaffId } from '../../shared/ids.ts'
import { type ConsoleLanguage, consoleLanguages } from '../../shared/languages.ts'
import { type FromConsole, fromConsole, type ToConsole } from '../../shared/wire/console.ts'
import type { Reply } from '../../shared/wire/reply.ts'
import type { WayIn } from '../domain/door.ts'
import { can } from '../domain/permissions.ts'
import { isCode, toWire } from '../errors.ts'
import { logBug } from '../log.ts'
import type { Call } from '../ports/shift.ts'
import { admitStaff } from '../usecases/admitStaff.ts'
import { endReading } from '../usecases/readAlong.ts'
import { livePass, readSession, type SessionUse } from '../usecases/readSession.ts'
import { noteRefused } from '../usecases/refusals.ts'
import { createAnnounce } from './announceChange.ts'
import { shiftView } from './consoleSnapshot.ts'
import { type StaffEvent, staffEvents } from './staffEvents.ts'
import type { ConsoleState, Practice, StaffTools } from './staffTools.ts'
import { queueSnapshot, tellAgain } from './telling.ts'

export type StaffSocket = Socket<FromConsole, ToConsole, Record<string, never>, ConsoleState>

export interface StaffSockets {
  /** A conversation changed: every list and every watcher learns it. */
  push(id: ConversationId): void
  /** A staff member writes in this conversation: whoever else watches it sees that. */
  showWriting(id: ConversationId, staffNumber: number): void
  /** Who is on duty changed. */
  refreshShift(): void
  /** Something may have been missed: every console begins anew, as after a reconnect. */
  refreshAll(): void
  /** Makes these people's consoles sound. */
  call(staff: readonly StaffId[], about: Call): void
  /** Ends the consoles of those whose session has ended, by whatever means, and keeps those on duty from idling. */
  endLostSessions(): Promise<void>
  close(): Promise<void>
}

export interface StaffDoor {
  options: Partial<ServerOptions>
  headers: readonly Parameters<Server['engine']['use']>[0][]
  /** Lets go of whoever does not read. */
  watch(connection: Socket['conn']): void
  readToken(cookieHeader: string | undefined): string
}

type OpenPractice = (staff: StaffId, language: ConsoleLanguage) => Practice

export function openStaffSockets(
  server: HttpServer,
  tools: StaffTools,
  door: StaffDoor,
  openPractice: OpenPractice,
): StaffSockets {
  const io = new Server<FromConsole, ToConsole, Record<string, never>, ConsoleState>(server, door.options)
  for (const header of door.headers) io.engine.use(header)
  io.engine.on('connection', door.watch)
  io.use((socket, next) => {
    admit(tools, door, socket).then(
      () => next(),
      (error: unknown) => next(new Error(toWire(error).code)),
    )
  })
  io.on('connection', (socket) => welcome(tools, socket))
  const practice = io.of('/practice')
  practice.use((socket, next) => {
    admit(tools, door, socket).then(
      () => next(),
      (error: unknown) => next(new Error(toWire(error).code)),
    )
  })
  practice.on('connection', (socket) => welcomeToPractice(tools, socket, openPractice))
  const sockets = () => [...io.of('/').sockets.values()]
  const announce = createAnnounce(tools)
  return {
    push: (id) => announce(sockets(), id),
    showWriting(id, number) {
      const others = sockets().filter(({ data }) => data.watching.has(id) && data.staff.number !== number)
      for (const socket of others) socket.emit('colleague:wrote', { id, number })
    },
    refreshShift: () => void tell().catch(notTold),
    refreshAll() {
      for (const socket of sockets()) queueSnapshot(tools, socket)
    },
    call(staff, about) {
      for (const socket of sockets()) if (staff.includes(socket.data.staff.id)) socket.emit('staff:called', { about })
    },
    async endLostSessions() {
      const consoles = [...io.of('/').sockets.values(), ...practice.sockets.values()]
      await Promise.all(consoles.map((socket) => endIfLost(tools, socket)))
    },
    close: () => io.close(),
  }

  async function tell() {
    io.emit('shift:changed', await shiftView(tools.ports))
  }
  function notTold(error: unknown) {
    if (!isCode(error, 'unavailable')) return logBug('announcement:failed', error)
    for (const socket of sockets()) tellAgain(tools, socket)
  }
}

const handshake: WayIn = { needs: 'seeLists', rate: 'staff', log: 'nothing' }

/** Checked here once, and again at every event. */
async function admit({ ports }: StaffTools, door: StaffDoor, socket: StaffSocket) {
  const token = door.readToken(socket.handshake.headers.cookie)
  // A console comes back by itself, with nobody there.
  const tab = consoleTabSchema.safeParse((socket.handshake.auth as { tab?: unknown }).tab).data
  const staff = await admitStaff(ports, { token, tab }, handshake, { use: 'looked' })
  socket.data = {
    pass: livePass(ports, { token, tab }),
    staff,
    watching: new Map(),
    updating: Promise.resolve(),
    due: new Set(),
  }
}

function welcome(tools: StaffTools, socket: StaffSocket) {
  const { staff } = socket.data
  tools.presence.consoleOpened(staff.id)
  socket.on('disconnect', () => {
    tools.presence.consoleClosed(staff.id)
    endReadings(tools, socket)
  })
  for (const name of Object.keys(fromConsole) as StaffEvent[]) listen(tools, socket, name)
  queueSnapshot(tools, socket)
}

/** Longer than a reload or a tunnel takes, so that the log does not fill with comings and goings. */
const endReadingAfterMs = 15_000

/** What this console read along, unless the same person reads it on another by then. */
function endReadings(tools: StaffTools, { data, nsp }: StaffSocket) {
  const { staff, watching } = data
  setTimeout(() => {
    const others: StaffSocket[] = [...nsp.sockets.values()]
    const elsewhere = others.filter((other) => other.data.staff.id === staff.id)
    for (const id of watching.keys()) {
      if (!elsewhere.some((other) => other.data.watching.has(id))) endReading(tools.ports, staff, id).catch(notEnded)
    }
  }, endReadingAfterMs).unref()
}

/** The upkeep ends it once they have been gone for a while. */
function notEnded(error: unknown) {
  if (!isCode(error, 'unavailable')) logBug('announcement:failed', error)
}

/** The same events on a line of their own: nothing that happens here has a way to the real one. */
function welcomeToPractice(tools: StaffTools, socket: StaffSocket, openPractice: OpenPractice) {
  const { language } = practiceSchema.parse(socket.handshake.auth)
  const line = openPractice(socket.data.staff.id, language)
  const { telephoneOf: _, ...quiet } = tools
  const practising = { ...quiet, ports: line.ports, presence: line.presence, tellWriting: () => {} }
  const announce = createAnnounce(practising)
  line.onChange((id) => announce([socket], id))
  socket.on('disconnect', line.stop)
  welcome(practising, socket)
}

const practiceSchema = z.object({ language: z.enum(consoleLanguages).catch('sv') })

function listen(tools: StaffTools, socket: StaffSocket, name: StaffEvent) {
  const answer = async (payload: unknown, reply: Reply<unknown>) => {
    if (typeof reply !== 'function') return
    try {
      reply({ ok: true, value: await run(tools, socket, name, payload) })
    } catch (error) {
      const refusal = toWire(error)
      if (refusal.code === 'unexpected') logBug('socket:failed', error)
      reply({ ok: false, ...refusal })
      if (refusal.code === 'notSignedIn') end(socket)
    }
  }
  socket.on(name, answer as never)
}

async function run(tools: StaffTools, socket: StaffSocket, name: StaffEvent, payload: unknown) {
  const asked = fromConsole[name].safeParse(payload)
  const about = asked.success && 'id' in asked.data ? { id: asked.data.id } : {}
  const use = howUsed(tools, socket, payload)
  // What is of no form is refused before anything is written down, but after who asks.
  const way = asked.success ? staffEvents[name] : { ...staffEvents[name], log: 'nothing' as const }
  const staff = await admitStaff(tools.ports, socket.data.pass, way, { ...about, use })
  socket.data.staff = staff
  try {
    if (!asked.success) throw asked.error
    return await staffEvents[name].run(tools, socket.data, asked.data as never)
  } catch (error) {
    noteRefused(tools.ports, staff, way.needs, error)
    throw error
  }
}

/** Somebody on duty who does not touch the console must still be found by an alarm; a console that says nobody touched it is not used. */
function howUsed({ standsBy }: StaffTools, { data: { staff } }: StaffSocket, payload?: unknown): SessionUse {
  if (standsBy(staff.id)) return 'onDuty'
  const told = attendedSchema.safeParse(payload)
  return payload === undefined || (told.success && told.data.agoMs > 60_000) ? 'looked' : 'used'
}

const attendedSchema = z.object({ agoMs: z.number() })

async function endIfLost(tools: StaffTools, socket: StaffSocket) {
  try {
    const { role } = await readSession(tools.ports, socket.data.pass, howUsed(tools, socket))
    if (!can(role, handshake.needs)) end(socket)
  } catch (error) {
    if (isCode(error, 'notSignedIn')) end(socket)
    else if (!isCode(error, 'unavailable')) throw error
  }
}

function end(socket: StaffSocket) {
  socket.emit('session:ended')
  socket.disconnect(true)
}

import type { Server as HttpServer } from 'node:http'
import { Server, type ServerOptions } from 'socket.io'
import type { z } from 'zod'
import type { ConversationId } from '../../../shared/ids.ts'
import { type FromVisitor, fromVisitor, type Reply, type ToVisitor, type VisitorReplies } from '../../../shared/wire.ts'
import type { WayIn } from '../../domain/door.ts'
import { toWire } from '../../errors.ts'
import { logBug, logEvent } from '../../log.ts'
import { chooseLanguage, eraseConversation, takeBack } from '../../usecases/changeByVisitor.ts'
import { ensureRoom, newlyHeld } from './ensureRoom.ts'
import { ensureNothingIdentifies } from './guard.ts'
import { paddedParser } from './paddedParser.ts'
import { attach, bringUpToDate, detach, newConnection, type PageConnection, updateSince } from './pageConnection.ts'
import { createPatience } from './patience.ts'
import { holdNow, issueToken } from './visitorTokens.ts'
import type { Webchat } from './webchat.ts'

type EventName = keyof typeof fromVisitor
type Payload<E extends EventName> = z.infer<(typeof fromVisitor)[E]>
type Run<E extends EventName> = (
  webchat: Webchat,
  page: PageConnection,
  payload: Payload<E>,
) => Promise<VisitorReplies[E]>

interface VisitorEventRow<E extends EventName> extends WayIn {
  run: Run<E>
}

/** The token in the payload is the right; a page that is nobody's yet begins with its first word. */
const talking = { needs: 'talk', rate: 'visitor', log: 'nothing' } as const

/** Everything a page can ask for. */
export const visitorEvents: { [E in EventName]: VisitorEventRow<E> } = {
  'line:join': { ...talking, run: joinLine },
  'input:send': { ...talking, needs: 'begin', run: sendInput },
  'message:takeBack': {
    ...talking,
    run: async (webchat, _page, { clientId, token, target }) =>
      takeBack(webchat.ports, (await holdNow(webchat, token)).id, clientId, target),
  },
  'language:choose': { ...talking, run: changeLanguage },
  'conversation:erase': { ...talking, run: erase },
}

export interface VisitorSockets {
  /** Brings every page that holds this conversation up to date. */
  push(id: ConversationId): void
  /** Something changed for everybody who waits: who is on duty, or the hour. */
  refreshWaiting(): void
  /** The queue may have moved, by this conversation if one is named; those who wait are told when it has. */
  watchQueue(by?: ConversationId): void
  /** Something may have been missed. */
  refreshAll(): void
  close(): Promise<void>
}

/** What is asked of who connects, and said to them. */
export interface PageDoor {
  options: Partial<ServerOptions>
  headers: readonly Parameters<Server['engine']['use']>[0][]
}

export function openVisitorSockets(server: HttpServer, webchat: Webchat, door: PageDoor): VisitorSockets {
  const io = new Server<FromVisitor, ToVisitor>(server, { ...door.options, parser: paddedParser })
  for (const header of door.headers) io.engine.use(header)
  const pages = new Set<PageConnection>()
  let toldOrder: readonly ConversationId[] = []
  function refreshWaiting() {
    for (const page of pages) if (page.sent?.status === 'waiting') void bringUpToDate(webchat, page)
  }
  /** What was written in a conversation that neither waits nor waited moves nobody. */
  function standsOutside(id: ConversationId) {
    const known = webchat.ports.known.get(id)
    return known !== undefined && known.place.status !== 'waiting' && !toldOrder.includes(id)
  }
  async function tellQueue() {
    const order = await webchat.waitingOrder()
    if (order.join() === toldOrder.join()) return
    toldOrder = order
    refreshWaiting()
  }
  io.on('connection', (socket) => {
    const page = newConnection(socket)
    pages.add(page)
    socket.on('disconnect', () => {
      pages.delete(page)
      detach(webchat, page)
    })
    const patience = createPatience(socket)
    for (const name of Object.keys(fromVisitor) as EventName[]) listen(webchat, page, name, patience)
  })
  return {
    push(id) {
      for (const page of pages) if (page.id === id) void bringUpToDate(webchat, page)
    },
    refreshWaiting,
    watchQueue(by) {
      if (by && standsOutside(by)) return
      tellQueue().catch(() => logEvent('announcement:failed'))
    },
    refreshAll() {
      for (const page of pages) void bringUpToDate(webchat, page)
    },
    close: () => io.close(),
  }
}

function listen<E extends EventName>(
  webchat: Webchat,
  page: PageConnection,
  name: E,
  patience: ReturnType<typeof createPatience>,
) {
  const answer = (payload: unknown, reply: Reply<VisitorReplies[E]>) => {
    if (typeof reply !== 'function' || patience.endIfUnread()) return
    const isTaken = patience.run(() => run(payload, reply))
    if (!isTaken) reply({ ok: false, code: 'slowDown', waitMs: 1000 })
  }
  const run = async (payload: unknown, reply: Reply<VisitorReplies[E]>) => {
    try {
      const parsed = fromVisitor[name].parse(payload) as Payload<E>
      reply({ ok: true, value: await visitorEvents[name].run(webchat, page, parsed) })
    } catch (error) {
      const refusal = toWire(error)
      if (refusal.code === 'unexpected') logBug('socket:failed', error)
      reply({ ok: false, ...refusal })
    }
  }
  page.socket.on(name, answer as never)
}

async function joinLine(webchat: Webchat, page: PageConnection, { token, last }: Payload<'line:join'>) {
  const held = await holdNow(webchat, token)
  const update = await updateSince(webchat, held, last)
  attach(webchat, page, held, update.state.lastSeq)
  page.sent = update.state
  // What came between the reading and the holding rang for a page that was not there yet.
  void bringUpToDate(webchat, page)
  return update
}

/** Without a token the first client id makes the conversation, so that the same first message twice makes one. */
async function sendInput(
  webchat: Webchat,
  page: PageConnection,
  { clientId, token, language, input, proof }: Payload<'input:send'>,
) {
  const { keys } = webchat
  ensureNothingIdentifies(webchat, input)
  if (!token) await ensureRoom(webchat, clientId, { kind: 'canWork', proof })
  const held = token ? await holdNow(webchat, token) : newlyHeld(webchat, clientId)
  const { seq } = await webchat.takeTurn({ id: held.id, clientId, language, input })
  if (page.id !== held.id) attach(webchat, page, held, 0)
  void bringUpToDate(webchat, page)
  return { seq, token: token ?? issueToken(keys, held) }
}

async function changeLanguage(
  webchat: Webchat,
  page: PageConnection,
  { clientId, token, language }: Payload<'language:choose'>,
) {
  const { id } = await holdNow(webchat, token)
  await chooseLanguage(webchat.ports, id, clientId, language)
  return joinLine(webchat, page, { token, last: 0 })
}

async function erase(webchat: Webchat, page: PageConnection, { token }: Payload<'conversation:erase'>) {
  const { id } = await holdNow(webchat, token)
  // The page that asked knows; only others are told.
  detach(webchat, page)
  await eraseConversation(webchat.ports, id, 'visitor')
  return {}
}

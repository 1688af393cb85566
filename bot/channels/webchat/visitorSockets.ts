import type { Server as HttpServer } from 'node:http'
import { Server, type ServerOptions, type Socket } from 'socket.io'
import type { ConversationId } from '../../../shared/ids.ts'
import type { Reply } from '../../../shared/wire/reply.ts'
import type { FromVisitor, ToVisitor, VisitorReplies, VisitorState } from '../../../shared/wire/visitor.ts'
import { toWire } from '../../errors.ts'
import { logBug, logEvent } from '../../log.ts'
import { paddedParser } from './paddedParser.ts'
import { attach, bringUpToDate, detach, newConnection, type PageConnection } from './pageConnection.ts'
import { createPatience } from './patience.ts'
import { type AskingPage, runVisitorEvent, type VisitorEvent, visitorEventNames } from './visitorEvents.ts'
import type { Held } from './visitorTokens.ts'
import type { Webchat } from './webchat.ts'

export interface VisitorSockets {
  /** Brings every page that holds this conversation up to date with what was written here. */
  push(id: ConversationId): void
  /** Another process wrote in it: how it stands, and whether the queue has moved, is not known here yet. */
  rangElsewhere(id: ConversationId): void
  /** Something changed for everybody who waits: who is on duty, or the hour. */
  refreshWaiting(): void
  /** The queue may have moved by what was written in this conversation; those who wait are told when it has. */
  watchQueue(by: ConversationId): void
  /** Something may have been missed. */
  refreshAll(): void
  close(): Promise<void>
}

/** What is asked of who connects, and said to them. */
export interface PageDoor {
  options: Partial<ServerOptions>
  headers: readonly Parameters<Server['engine']['use']>[0][]
  /** Lets go of whoever does not read. */
  watch(connection: Socket['conn']): void
}

export function openVisitorSockets(server: HttpServer, webchat: Webchat, door: PageDoor): VisitorSockets {
  const io = new Server<FromVisitor, ToVisitor>(server, { ...door.options, parser: paddedParser })
  for (const header of door.headers) io.engine.use(header)
  io.engine.on('connection', door.watch)
  const pages = new Set<PageConnection>()
  /** Undefined when it may be another one by now. */
  let toldOrder: readonly ConversationId[] | undefined = []
  function refreshWaiting() {
    for (const page of pages) if (page.sent?.status === 'waiting') void bringUpToDate(webchat, page)
  }
  /** What was written in a conversation that neither waits nor waited moves nobody. */
  function standsOutside(id: ConversationId) {
    const known = webchat.ports.known.get(id)
    return known !== undefined && known.place.status !== 'waiting' && toldOrder?.includes(id) === false
  }
  /** Whether somebody may wait at this page once it is known what rang. */
  function mayWait({ id }: PageConnection, rang: ConversationId) {
    if (!id) return false
    const known = webchat.ports.known.get(id)
    return id === rang || !known || known.place.status === 'waiting'
  }
  /** Whoever wrote has been told already. */
  const lacks = (id: ConversationId, { last }: PageConnection) => webchat.ports.known.get(id)?.lastSeq !== last
  function lookAtQueue() {
    tellQueue().catch(() => logEvent('announcement:failed'))
  }
  async function tellQueue() {
    const order = await webchat.waitingOrder()
    if (order.join() === toldOrder?.join()) return
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
    const patience = createPatience()
    for (const name of visitorEventNames) listen(webchat, page, name, patience)
  })
  return {
    push(id) {
      for (const page of pages) if (page.id === id && lacks(id, page)) void bringUpToDate(webchat, page)
    },
    rangElsewhere(id) {
      for (const page of pages) if (page.id === id) void bringUpToDate(webchat, page)
      if ([...pages].some((page) => mayWait(page, id))) lookAtQueue()
      else toldOrder = undefined
    },
    refreshWaiting,
    watchQueue(by) {
      if (!standsOutside(by)) lookAtQueue()
    },
    refreshAll() {
      for (const page of pages) void bringUpToDate(webchat, page)
    },
    close: () => io.close(),
  }
}

function listen<E extends VisitorEvent>(
  webchat: Webchat,
  page: PageConnection,
  name: E,
  patience: ReturnType<typeof createPatience>,
) {
  const answer = (payload: unknown, reply: Reply<VisitorReplies[E]>) => {
    if (typeof reply !== 'function') return
    const isTaken = patience.run(() => run(payload, reply))
    if (!isTaken) reply({ ok: false, code: 'slowDown', waitMs: 1000 })
  }
  const run = async (payload: unknown, reply: Reply<VisitorReplies[E]>) => {
    try {
      reply({ ok: true, value: await runVisitorEvent(webchat, asking(webchat, page), name, payload) })
    } catch (error) {
      const refusal = toWire(error)
      if (refusal.code === 'unexpected') logBug('socket:failed', error)
      reply({ ok: false, ...refusal })
    }
  }
  page.socket.on(name, answer as never)
}

function asking(webchat: Webchat, page: PageConnection): AskingPage {
  const letsGo = () => detach(webchat, page)
  function holds(held: Held, sent?: VisitorState) {
    if (sent || page.id !== held.id) attach(webchat, page, held, sent?.lastSeq ?? 0)
    if (sent) page.sent = sent
    // What came between the reading and the holding rang for a page that was not there yet.
    void bringUpToDate(webchat, page)
  }
  function joins(held: Held, answered: VisitorState) {
    const isAgain = page.id === held.id && page.returns === held.returns
    holds(held, isAgain ? undefined : answered)
  }
  return { holds, joins, letsGo }
}

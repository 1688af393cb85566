import { setTimeout as sleep } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import type { ConversationId } from '../../shared/ids.ts'
import type { Language } from '../../shared/languages.ts'
import type { OpenReason } from '../../shared/openReasons.ts'
import type { Urgency } from '../../shared/screening.ts'
import type { ConsoleReplies, FromConsole, OutsideContact, ToConsole } from '../../shared/wire/console.ts'
import type {
  ConsoleSnapshot,
  ConversationCard,
  ConversationView,
  StaffEntryView,
} from '../../shared/wire/consoleViews.ts'
import { oneTab } from './asConsole.ts'
import { signInWithCode } from './oneTimeCodes.ts'
import { newClientId } from './openVisitor.ts'
import { createUntil } from './until.ts'

/** Tries again when the server goes away in the middle, as a person does; a refusal is an answer. */
async function answered(ask: () => Promise<Response>): Promise<Response> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (tries === 20) throw error
      await sleep(200)
    }
  }
}

/** Signs in over HTTP and gives the session's cookie. */
export async function signsIn(
  origin: string,
  account: { name: string; password: string },
  tab: string = oneTab,
): Promise<string> {
  const response = await answered(() => signInWithCode(origin, account, tab))
  if (!response.ok) throw new Error(`sign-in refused: ${response.status}`)
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** A staff member's console as far as the wire knows it; on the line, or on one to practise on. */
export async function openStaff(
  origin: string,
  account: { name: string; password: string },
  { line = '', held }: { line?: '' | '/practice'; held?: { cookie: string; tab?: string } } = {},
) {
  const tab = held?.tab ?? oneTab
  let cookie = held?.cookie ?? (await signsIn(origin, account))
  const socket: Socket<ToConsole, FromConsole> = io(`${origin}${line}`, {
    path: '/live',
    transports: ['websocket'],
    extraHeaders: { cookie },
    auth: { tab },
    reconnectionDelay: 20,
    reconnectionDelayMax: 100,
    forceNew: true,
  })
  const { changed, until } = createUntil()
  const cards = new Map<ConversationId, ConversationCard>()
  const views = new Map<ConversationId, ConversationView>()
  let snapshot: ConsoleSnapshot | undefined
  let ended = false
  let onDuty = false

  socket.on('console:snapshot', (fresh) => {
    snapshot = fresh
    cards.clear()
    for (const card of fresh.cards) cards.set(card.id, card)
    // Whoever was signed out meanwhile is off duty by that.
    if (onDuty)
      startShift().catch((error: unknown) => {
        if (!ended && (error as Error).message !== 'notSignedIn') throw error
      })
    for (const [id, view] of views) void reopen(id, view.entries.length)
    changed()
  })
  const frames: ConversationId[][] = []
  socket.on('conversations:changed', (news) => {
    const changedCards = [...news.cards, ...news.views.map((view) => view.card)]
    frames.push(changedCards.map(({ id }) => id))
    for (const card of changedCards) {
      if (card.lastSeq >= (cards.get(card.id)?.lastSeq ?? 0)) cards.set(card.id, card)
    }
    for (const view of news.views) {
      for (const text of textsOf(view.entries)) for (const listen of arrivals) listen(text)
      take(view)
    }
    changed()
  })
  socket.on('card:gone', ({ id }) => {
    cards.delete(id)
    changed()
  })
  const arrivals = new Set<(text: string) => void>()
  const wrote = new Set<string>()
  socket.on('colleague:wrote', ({ id, number }) => {
    wrote.add(`${number} in ${id}`)
    changed()
  })
  socket.on('conversation:dropped', ({ id }) => {
    views.delete(id)
    changed()
  })
  socket.on('shift:changed', (shift) => {
    if (snapshot) snapshot = { ...snapshot, ...shift }
    changed()
  })
  const called: string[] = []
  socket.on('staff:called', ({ about }) => {
    called.push(about)
    changed()
  })
  let losses = 0
  let refusal: string | undefined
  socket.on('disconnect', () => {
    losses += 1
    changed()
  })
  socket.on('connect_error', ({ message }) => {
    refusal = message
    changed()
  })
  socket.on('session:ended', () => {
    ended = true
    changed()
  })
  await until('the snapshot', () => snapshot)

  /** A console that comes back asks for what it missed of what it shows. */
  async function reopen(id: ConversationId, last: number) {
    try {
      take(await ask('conversation:open', { id, last }))
    } catch {
      views.delete(id)
    }
    changed()
  }
  function take(view: ConversationView) {
    const held = views.get(view.card.id)?.entries ?? []
    const next = view.entries.filter(({ seq }) => seq > (held.at(-1)?.seq ?? 0))
    views.set(view.card.id, { ...view, entries: [...held, ...next] })
  }
  async function ask<E extends keyof FromConsole>(event: E, payload: object): Promise<ConsoleReplies[E]> {
    for (;;) {
      const answer = await sent(event, payload)
      if (answer?.ok) return answer.value as ConsoleReplies[E]
      if (answer && answer.code !== 'unavailable') throw new Error(answer.code)
      if (answer) await sleep(100)
    }
  }
  async function sent(event: keyof FromConsole, payload: object) {
    try {
      return (await socket.timeout(2000).emitWithAck(event, payload)) as
        | { ok: true; value: unknown }
        | { ok: false; code: string }
    } catch {
      return undefined
    }
  }
  /** As the console does: the click that starts a shift is a touch. */
  async function startShift() {
    await ask('shift:start', {})
    await ask('console:attended', { agoMs: 0, audible: true })
  }
  const act = (id: ConversationId) => ({ id, clientId: newClientId() })
  return {
    account,
    tab,
    get cookie() {
      return cookie
    },
    /** Its browser was given another one: what connects anew brings it. */
    holds(given: string) {
      cookie = given
      socket.io.opts.extraHeaders = { cookie }
    },
    ask,
    /** The code of the answer, whatever it is. */
    asksOnce: async (event: keyof FromConsole, payload: object) => {
      const answer = await sent(event, payload)
      return answer?.ok ? 'letIn' : (answer?.code ?? 'noAnswer')
    },
    until,
    async startsShift() {
      onDuty = true
      await startShift()
    },
    endsShift: () => ask('shift:end', {}),
    takesBreak: () => ask('shift:break', {}),
    touches: (agoMs = 0) => ask('console:attended', { agoMs, audible: true }),
    untilWaiting: () => until('somebody waits', () => [...cards.values()].find(({ status }) => status === 'waiting')),
    untilCard: (what: string, fits: (card: ConversationCard) => boolean) =>
      until(what, () => [...cards.values()].find(fits)),
    async claims(id: ConversationId) {
      take(await ask('conversation:claim', act(id)))
    },
    /** With a reason, when it is somebody else's. */
    async opens(id: ConversationId, reason?: OpenReason) {
      const why = reason ? { why: { reason, clientId: newClientId() } } : {}
      take(await ask('conversation:open', { id, last: 0, ...why }))
    },
    recuses: (id: ConversationId) => ask('conversation:recuse', act(id)),
    replies: (id: ConversationId, text: string, clientId = newClientId()) =>
      ask('message:send', { id, clientId, text }),
    notes: (id: ConversationId, text: string) => ask('note:add', { ...act(id), text }),
    releases: (id: ConversationId, to: 'queue' | 'bot') => ask('conversation:release', { ...act(id), to }),
    invites: (id: ConversationId, to: number, text = '') => ask('colleague:invite', { ...act(id), to, text }),
    async joins(id: ConversationId) {
      take(await ask('conversation:join', act(id)))
    },
    leavesIt: (id: ConversationId) => ask('conversation:leave', act(id)),
    findsAnswers: (language: Language, text: string) => ask('answers:find', { language, text }),
    judges: (id: ConversationId, urgency: Urgency, tracks: string[], reason = 'newFacts') =>
      ask('conversation:judge', { ...act(id), urgency, tracks, reason }),
    redacts: (id: ConversationId, target: number, clientId = newClientId()) =>
      ask('message:redact', { id, clientId, target, reason: 'identity' }),
    finishesAid: (id: ConversationId, did: string) => ask('aid:finish', { ...act(id), did }),
    offersCode: (id: ConversationId) => ask('code:offer', act(id)),
    coaches: (id: ConversationId, text: string) => ask('coaching:send', { ...act(id), text }),
    tellsWriting: (id: ConversationId) => ask('writing:tell', { id }),
    sawWriting: () => [...wrote],
    seesWriting: (id: ConversationId, number: number) =>
      until(`sees ${number} write`, () => wrote.has(`${number} in ${id}`)),
    putsAside: (id: ConversationId) => ask('conversation:putAside', act(id)),
    beginsClosing: (id: ConversationId) => ask('conversation:beginClosing', act(id)),
    closes: (id: ConversationId, record: Record<string, string | string[]>) =>
      ask('conversation:close', { ...act(id), record }),
    recordsContact: (contact: OutsideContact) => ask('contact:record', contact),
    /** Every text of a watched conversation as it comes. */
    onArrival: (listen: (text: string) => void) => void arrivals.add(listen),
    /** Which conversations each frame told of. */
    frames: () => frames,
    snapshot: () => snapshot,
    cards: () => [...cards.values()],
    view: (id: ConversationId) => views.get(id),
    reads: (id: ConversationId) => textsOf(views.get(id)?.entries ?? []),
    untilReads: (id: ConversationId, words: string) =>
      until(`reads "${words}"`, () => textsOf(views.get(id)?.entries ?? []).some((text) => text.includes(words))),
    /** What this console was made to sound for. */
    called: () => called,
    isEnded: () => ended,
    isConnected: () => socket.connected,
    /** How often a connection was lost. */
    losses: () => losses,
    /** Why the server let it in no more. */
    refusal: () => refusal,
    leave: () => void socket.disconnect(),
    /** As a laptop that hangs: what the server says piles up on the way, and nobody notices here. */
    stopsReading() {
      const wire = wireOf(socket)
      socket.io.reconnection(false)
      wire.pause()
      return function readsOn() {
        socket.io.reconnection(true)
        wire.resume()
        // The library has forgotten that it was to connect again.
        if (socket.connected) socket.once('disconnect', () => void socket.connect())
        else socket.connect()
      }
    },
    returns: () => void socket.connect(),
    untilBack: () => until('the console is back', () => socket.connected && snapshot),
  }
}

/** The library's own WebSocket, which it does not type. */
const wireOf = ({ io: manager }: Socket<ToConsole, FromConsole>) =>
  (manager.engine.transport as unknown as { ws: { pause(): void; resume(): void } }).ws

const textsOf = (entries: readonly StaffEntryView[]) =>
  entries.flatMap((entry) => ('text' in entry ? [entry.text] : []))

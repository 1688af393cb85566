import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { io, type ManagerOptions, type Socket } from 'socket.io-client'
import type { Language } from '../../shared/languages.ts'
import type {
  FromVisitor,
  SendReceipt,
  ToVisitor,
  VisitorEntryView,
  VisitorInputWire,
  VisitorState,
  VisitorUpdate,
} from '../../shared/wire/visitor.ts'
import type { Work } from '../../shared/work.ts'
import { createUntil } from './until.ts'

export const newClientId = () => randomBytes(16).toString('base64url')

/** A visitor's page as far as the wire knows it: numbers its acts, takes entries in order, joins again on a gap. */
export function openVisitor(origin: string, language: Language, options: Partial<ManagerOptions> = {}, held?: string) {
  const socket: Socket<ToVisitor, FromVisitor> = io(origin, {
    path: '/live',
    transports: ['websocket'],
    reconnectionDelay: 20,
    reconnectionDelayMax: 100,
    ...options,
  })
  const { changed, until } = createUntil()
  let token = held
  let state: VisitorState | undefined
  const entries: VisitorEntryView[] = []
  let erased = false

  socket.on('entries:added', take)
  socket.on('conversation:erased', () => {
    erased = true
    changed()
  })
  socket.on('connect', () => {
    if (token) void join()
  })

  function take(update: VisitorUpdate) {
    for (const entry of update.entries) {
      if (entry.seq === entries.length + 1) entries.push(entry)
    }
    if (update.state.lastSeq > entries.length) return void join()
    state = update.state
    changed()
  }
  async function join() {
    if (token) take(await ask<VisitorUpdate>('line:join', { token, last: entries.length }))
  }
  /** The same payload until an answer comes, as the page does. */
  async function ask<Value>(event: keyof FromVisitor, payload: object): Promise<Value> {
    for (;;) {
      const answer = await sent(event, payload)
      if (answer?.ok) return answer.value as Value
      if (answer && answer.code !== 'unavailable') throw new Error(answer.code)
      if (answer) await sleep(100)
    }
  }
  async function sent(event: keyof FromVisitor, payload: object) {
    try {
      return (await socket.timeout(2000).emitWithAck(event, payload as never)) as
        | { ok: true; value: unknown }
        | { ok: false; code: string; work?: Work }
    } catch {
      return undefined
    }
  }
  async function input(what: VisitorInputWire, clientId = newClientId()) {
    const receipt = await ask<SendReceipt>('input:send', {
      clientId,
      language,
      input: what,
      ...(token ? { token } : {}),
    })
    token = receipt.token
    await until(`entry ${receipt.seq} is shown`, () => entries.length >= receipt.seq && state)
    return receipt
  }
  const choices = () => entries.find((entry) => entry.seq === state?.openPrompt)
  return {
    /** Only until the server has acknowledged, not until it is shown. */
    tells: (text: string) =>
      ask<SendReceipt>('input:send', { clientId: newClientId(), token, language, input: { kind: 'text', text } }),
    says: (text: string, clientId?: string) => input({ kind: 'text', text }, clientId),
    async takes(...taken: string[]) {
      const open = choices()
      const step = open?.shows === 'bot' ? open.step : 'who'
      return input({ kind: 'choices', step, choices: taken })
    },
    asksForHuman: () => input({ kind: 'human' }),
    /** Anything a page can send. */
    does: (what: VisitorInputWire) => input(what),
    takesBack: (target: number) => ask<{ seq: number }>('message:takeBack', { clientId: newClientId(), token, target }),
    async speaks(chosen: Language) {
      const update = await ask<VisitorUpdate>('language:choose', { clientId: newClientId(), token, language: chosen })
      entries.length = 0
      take(update)
    },
    erasesAll: () => ask('conversation:erase', { token }),
    onAnyEvent: (listen: (name: string) => void) => void socket.onAny(listen),
    ask,
    /** The first answer, whatever it is. */
    answerTo: sent,
    until,
    token: () => token,
    state: () => state,
    entries: () => entries,
    isErased: () => erased,
    openChoices: () => {
      const open = choices()
      return open?.shows === 'bot' ? open.choices.map(({ choice }) => choice) : []
    },
    /** What the bot and staff said, in order. */
    hears: () =>
      entries.flatMap((entry) =>
        entry.shows === 'bot' ? [entry.paragraphs.join('\n')] : entry.shows === 'staff' ? [entry.text] : [],
      ),
    untilHears: (words: string) =>
      until(`hears "${words}"`, () => entries.some((entry) => JSON.stringify(entry).includes(words))),
    untilStatus: (status: VisitorState['status']) => until(`is ${status}`, () => state?.status === status),
    leave: () => void socket.disconnect(),
    returns: () => void socket.connect(),
  }
}

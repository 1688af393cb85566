import { newClientId } from '../../../bot/channels/webchat/page/line/clientId.ts'
import { createEitherWire } from '../../../bot/channels/webchat/page/line/eitherWire.ts'
import type { LineEvent } from '../../../bot/channels/webchat/page/line/events.ts'
import { Line } from '../../../bot/channels/webchat/page/line/line.ts'
import { createLiveWire } from '../../../bot/channels/webchat/page/line/liveWire.ts'
import { createPollWire } from '../../../bot/channels/webchat/page/line/pollWire.ts'
import { reduce } from '../../../bot/channels/webchat/page/state/reduce.ts'
import { firstState, type PageEvent, type PageState } from '../../../bot/channels/webchat/page/state/state.ts'
import type { VisitorEntryView, VisitorInputWire } from '../../../shared/wire/visitor.ts'
import { createUntil } from '../../support/until.ts'
import type { HeldEntry, Note } from '../history.ts'
import { hurry, pace, wirePace } from './hurry.ts'

export type PagePerson = ReturnType<typeof openPage>

/** A visitor at the real page: its own line, wire and state, with quicker pauses. */
export function openPage(origin: string, who: string, note: Note) {
  const { changed, until } = createUntil()
  let state: PageState = { ...firstState('sv'), live: true }
  let token: string | undefined
  let seen = 0
  let erasing: string | undefined
  let line = newLine()

  function newLine() {
    const live = createLiveWire({ origin, pace: wirePace, on() {} })
    return new Line({ wire: createEitherWire(live, createPollWire(origin, wirePace), wirePace), pace, tell: hear })
  }
  function dispatch(event: PageEvent) {
    state = reduce(state, event)
    changed()
  }
  function hear(event: LineEvent) {
    if (event.type === 'started') ({ token } = event)
    if (event.type === 'acknowledged') noteReceived(event.clientId, event.seq)
    if (event.type === 'gone') noteEnded('gone')
    if (event.type === 'erased') noteErased()
    if (event.type === 'refused') noteRefused(event)
    // The page goes on asking by itself; what its person meets is the notice with the number to call.
    if (event.type === 'hindered' && event.by === 'trouble')
      note({ type: 'info', who, what: 'told', code: 'unavailable' })
    dispatch(event)
    if (event.type === 'updated') noteNew()
    if (event.type === 'refused') setTimeout(() => sendAgain(event.clientId), 3000 / hurry)
  }
  /** Everybody who is told that it did not get through presses "send again". */
  function sendAgain(clientId: string) {
    const refused = state.outgoing.find((outgoing) => outgoing.clientId === clientId)
    if (refused?.progress.kind !== 'refused' || !passes(refused.progress.code)) return
    dispatch({ type: 'sentAgain', clientId: refused.clientId, newId: refused.clientId })
    line.perform({ kind: 'input', clientId: refused.clientId, language: 'sv', input: refused.input })
  }
  /** Of what does not pass the sender knows now that it was not taken, and may leave before they would try again. */
  function noteRefused({ clientId, code }: { clientId: string; code: string }) {
    note({ type: 'info', who, what: 'told', clientId, code })
    const isTakingBack = state.takingBack.some((one) => one.clientId === clientId)
    if (isTakingBack || !passes(code)) note({ type: 'fail', who, what: 'say', clientId, code })
  }
  /** Whatever was on its way ended with the conversation, and its person sees that. */
  function noteEnded(code: 'gone' | 'erased') {
    for (const { clientId } of [...state.outgoing, ...state.takingBack])
      note({ type: 'fail', who, what: 'say', clientId, code })
  }
  function noteErased() {
    if (erasing) note({ type: 'ok', who, what: 'erase', clientId: erasing, conversation: conversation() })
  }
  function noteNew() {
    for (const entry of state.entries.filter(({ seq }) => seq > seen)) {
      seen = entry.seq
      // Among the entries it is shown as received, whether its acknowledgement came or not.
      if ('clientId' in entry) noteReceived(entry.clientId, entry.seq)
      note({ type: 'info', who, what: 'saw', conversation: conversation(), ...heldEntry(entry) })
    }
  }
  function noteReceived(clientId: string, seq: number) {
    note({ type: 'ok', who, what: 'say', clientId, seq, conversation: conversation() })
  }
  const conversation = () => token?.split('.')[0] ?? ''

  function send(input: VisitorInputWire, text: string) {
    const clientId = letters()
    const written = input.kind === 'text' ? `${text} ${clientId}` : text
    const given = input.kind === 'text' ? { ...input, text: written } : input
    note({ type: 'invoke', who, what: 'say', clientId, conversation: conversation(), ...textOf(given) })
    dispatch({ type: 'sent', clientId, input: given, text: written })
    line.perform({ kind: 'input', clientId, language: 'sv', input: given })
  }
  return {
    until,
    /** Something else than the page has changed that somebody waits for. */
    looksAgain: changed,
    now: () => state,
    says: (text: string) => send({ kind: 'text', text }, text),
    /** What can be taken back, and is not on its way to be. */
    ownWords: () =>
      state.entries.flatMap((entry) => {
        const isTakingBack = state.takingBack.some(({ target }) => target === entry.seq)
        return entry.shows === 'visitor' && entry.canTakeBack && !isTakingBack ? [entry] : []
      }),
    takesBack(target: number) {
      const clientId = letters()
      note({ type: 'invoke', who, what: 'takeBack', clientId, conversation: conversation(), target })
      dispatch({ type: 'tookBack', clientId, target })
      line.perform({ kind: 'takeBack', clientId, target })
    },
    /** Erases everything now. */
    erases() {
      erasing = letters()
      note({ type: 'invoke', who, what: 'erase', clientId: erasing, conversation: conversation() })
      noteEnded('erased')
      dispatch({ type: 'askedToErase' })
      line.erase()
    },
    asksForHuman: () => send({ kind: 'human' }, ''),
    takes: (step: string, choices: string[]) => send({ kind: 'choices', step, choices }, ''),
    /** A reload: the page is new, and only the token is left. */
    reloads() {
      if (token === undefined) return
      line.forget()
      line = newLine()
      state = { ...firstState('sv'), live: true }
      dispatch({ type: 'resumed' })
      line.resume(token)
    },
    /** The conversation does not exist any more. */
    isOver: () => state.notice === 'gone' || state.notice === 'erased',
    isUpToDate: () =>
      state.outgoing.length === 0 &&
      state.takingBack.length === 0 &&
      state.conversation?.lastSeq === (state.entries.at(-1)?.seq ?? 0),
    isQuiet: () =>
      state.takingBack.length === 0 && state.outgoing.every(({ progress }) => progress.kind === 'received'),
    reports: () =>
      token &&
      note({ type: 'info', who, what: 'holds', conversation: conversation(), entries: state.entries.map(heldEntry) }),
    leaves: () => line.forget(),
  }
}

const passes = (code: string) => ['unavailable', 'slowDown', 'unexpected'].includes(code)

/** It stands in the text as well, where digits may be taken for a number plate and words between dashes for a danger. */
function letters() {
  for (;;) {
    const id = newClientId()
    if (/^[A-Za-z]+$/.test(id)) return id
  }
}

const heldEntry = (entry: VisitorEntryView): HeldEntry =>
  entry.shows === 'staff' || (entry.shows === 'visitor' && entry.canTakeBack)
    ? { seq: entry.seq, text: entry.text }
    : { seq: entry.seq }

const textOf = (input: VisitorInputWire) => (input.kind === 'text' ? { text: input.text } : {})

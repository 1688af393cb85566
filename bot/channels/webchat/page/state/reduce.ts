import type { ClientId } from '../../../../../shared/ids.ts'
import type { VisitorUpdate } from '../../../../../shared/wire/visitor.ts'
import type { Hindrance } from '../line/events.ts'
import { draftWith, stillOutgoing, stillTakingBack, withEntries } from './entries.ts'
import { isQuiet, withGuarded, withListed, withoutGuarded, withShown } from './safety.ts'
import { firstState, type Outgoing, type PageEvent, type PageState, type Progress } from './state.ts'

/** The page is a fold over what the visitor does and what the line tells. */
export function reduce(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'cameAlive':
      return { ...state, live: true }
    case 'resumed':
      return { ...state, phase: 'resuming' }
    case 'started':
      return state
    case 'wrote':
      return { ...state, draft: event.draft }
    case 'guarded':
      return withGuarded(state, event.text, event.marks)
    case 'unguarded':
      return withoutGuarded(state, event.draft)
    case 'longSilence':
      return { ...state, silent: true }
    case 'opened':
      return { ...state, shows: event.shows }
    case 'covered':
      // What is hidden does not come back as a blur.
      return state.cover === 'hidden' ? state : { ...state, cover: event.how }
    case 'uncovered':
      return { ...state, cover: 'none' }
    case 'choseLanguage':
      return { ...state, language: event.language }
    case 'contact':
      return { ...state, inContact: event.held }
    case 'hindered':
      return withHindrance(state, event.by)
    case 'sent':
      return withSent(state, event)
    case 'sentAgain':
      return withOutgoing(state, event.clientId, (outgoing) => [
        { ...outgoing, clientId: event.newId, progress: { kind: 'sending' } },
      ])
    case 'putBack':
      return withPutBack(state, event.clientId)
    case 'acknowledged':
      return withReceived(state, event.clientId, event.seq)
    case 'refused':
      return withRefusal(state, event)
    case 'tookBack':
      return { ...state, takingBack: [...state.takingBack, { target: event.target, clientId: event.clientId }] }
    case 'updated':
      return withUpdate(state, event.update, event.whole)
    case 'askedToErase':
      return { ...afresh(state), phase: 'erasing', inContact: state.inContact }
    case 'erased':
      return { ...afresh(state), notice: 'erased' }
    case 'gone':
      return { ...afresh(state), notice: 'gone', draft: draftWith(state.draft, state.outgoing) }
    case 'startedAgain':
      return { ...afresh(state), draft: draftWith(state.draft, state.outgoing) }
    default:
      return event satisfies never
  }
}

const afresh = ({ language, live, cover }: PageState): PageState => ({ ...firstState(language), live, cover })

function withHindrance({ hindrance: _, ...kept }: PageState, by: Hindrance | undefined): PageState {
  return by ? { ...kept, hindrance: by } : kept
}

function withSent(state: PageState, event: PageEvent & { type: 'sent' }): PageState {
  const { clientId, input, text, hides } = event
  const { notice: _, guarded: _asked, ...kept } = state
  // A button that could not be sent is not tried again once the visitor has gone on.
  const outgoing = state.outgoing.filter((other) => other.progress.kind !== 'refused' || other.input.kind === 'text')
  const added: Outgoing = { clientId, input, text, progress: { kind: 'sending' }, ...(hides ? { hides } : {}) }
  const draft = input.kind === 'text' ? '' : state.draft
  const sent: PageState = { ...kept, draft, phase: 'talking', outgoing: [...outgoing, added] }
  if (hides) return { ...sent, cover: 'hidden' }
  return isQuiet(added) ? { ...sent, silent: sent.silent && input.kind !== 'freely' } : { ...sent, shows: 'talk' }
}

function withOutgoing(state: PageState, clientId: ClientId, change: (outgoing: Outgoing) => Outgoing[]): PageState {
  const found = state.outgoing.find((outgoing) => outgoing.clientId === clientId)
  if (!found) return state
  const others = state.outgoing.filter((outgoing) => outgoing !== found)
  return { ...state, outgoing: [...others, ...change(found)] }
}

function withPutBack(state: PageState, clientId: ClientId): PageState {
  const found = state.outgoing.filter((outgoing) => outgoing.clientId === clientId)
  return withOutgoing({ ...state, draft: draftWith(state.draft, found) }, clientId, () => [])
}

function withProgress(state: PageState, clientId: ClientId, progress: Progress): PageState {
  const outgoing = state.outgoing.map((other) => (other.clientId === clientId ? { ...other, progress } : other))
  return { ...state, outgoing: stillOutgoing(outgoing, state.entries) }
}

function withReceived(state: PageState, clientId: ClientId, seq: number): PageState {
  const found = state.outgoing.find((outgoing) => outgoing.clientId === clientId)
  return withProgress(found ? withShown(state, found) : state, clientId, { kind: 'received', seq })
}

function withRefusal(state: PageState, { clientId, code, marks }: PageEvent & { type: 'refused' }): PageState {
  const takingBack = state.takingBack.filter((other) => other.clientId !== clientId)
  const found = state.outgoing.find((outgoing) => outgoing.clientId === clientId)
  const left = state.outgoing.filter((outgoing) => outgoing !== found)
  if (found && marks) return withGuarded({ ...state, takingBack, outgoing: left }, found.text, marks)
  if (found && isQuiet(found)) return withListed({ ...state, takingBack, outgoing: left }, found)
  return withProgress({ ...state, takingBack }, clientId, { kind: 'refused', code })
}

function withUpdate(state: PageState, update: VisitorUpdate, whole: boolean): PageState {
  if (state.phase === 'erasing') return state
  const entries = withEntries(whole ? [] : state.entries, update.entries)
  return {
    ...state,
    phase: 'talking',
    entries,
    conversation: update.state,
    cover: update.state.hidden ? 'hidden' : state.cover,
    language: whole ? update.state.language : state.language,
    outgoing: stillOutgoing(state.outgoing, entries),
    takingBack: stillTakingBack(state, entries),
  }
}

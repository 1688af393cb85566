import type { VisitorEntryView } from '../../../../../shared/wire/visitor.ts'
import type { Outgoing, PageState } from './state.ts'

/** Adds entries that follow, and shows what they took back as taken back. */
export function withEntries(entries: VisitorEntryView[], added: VisitorEntryView[]): VisitorEntryView[] {
  const takers = new Map(added.flatMap((entry) => (entry.shows === 'tookBack' ? [[entry.target, entry.by]] : [])))
  const all = [...entries, ...added]
  return all.map((entry) => {
    const by = takers.get(entry.seq)
    return by ? { seq: entry.seq, shows: 'takenBack', by } : entry
  })
}

/** What still stands for itself: not yet among the entries, and not known to have changed nothing. */
export function stillOutgoing(outgoing: Outgoing[], entries: VisitorEntryView[]): Outgoing[] {
  const here = new Set(entries.flatMap((entry) => ('clientId' in entry ? [entry.clientId] : [])))
  const last = entries.at(-1)?.seq ?? 0
  return outgoing.filter(
    ({ clientId, progress }) => !here.has(clientId) && !(progress.kind === 'received' && progress.seq <= last),
  )
}

export function stillTakingBack({ takingBack }: PageState, entries: VisitorEntryView[]) {
  const gone = new Set(entries.flatMap(({ seq, shows }) => (shows === 'takenBack' ? [seq] : [])))
  return takingBack.filter(({ target }) => !gone.has(target))
}

/** Texts that never arrived, put before what is being written, so that no word is lost. */
export function draftWith(draft: string, outgoing: Outgoing[]): string {
  const unsent = outgoing.flatMap(({ input }) => (input.kind === 'text' ? [input.text] : []))
  return [...unsent, draft].filter((text) => text !== '').join('\n\n')
}

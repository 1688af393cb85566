import type { Entry } from '../../../shared/entry.ts'
import type { Evidence } from './evidence.ts'

export const clientIdOf = (entry: Entry): string | undefined => ('clientId' in entry ? entry.clientId : undefined)

export const textOf = (entry: Entry) => ('text' in entry ? entry.text : undefined)

export const staffOf = ({ by }: Entry) => (typeof by === 'string' ? undefined : by.staff)

export const all = ({ stored }: Evidence) =>
  [...stored.conversations].flatMap(([conversation, entries]) => entries.map((entry) => ({ conversation, entry })))

/** Whoever wrote the first word holds the conversation on a page. */
export function visitorOf({ deeds }: Evidence, conversation: string) {
  return deeds.find((deed) => deed.what === 'say' && deed.conversation === conversation)?.who
}

/** Who had a conversation when, from its log alone. */
export function ownersOf(entries: readonly Entry[]) {
  const owned: { owner: string; until?: number; ending?: 'released' | 'closed' }[] = []
  for (const entry of entries) {
    const by = staffOf(entry)
    if (entry.kind === 'claimed' && by) owned.push({ owner: by })
    const last = owned.at(-1)
    if ((entry.kind === 'released' || entry.kind === 'closed') && last && last.until === undefined) {
      last.until = entry.seq
      last.ending = entry.kind
    }
  }
  return owned
}

export const isInOrder = (entries: readonly { seq: number }[]) => entries.every(({ seq }, at) => seq === at + 1)

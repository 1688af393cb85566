import type { Entry } from '../../../shared/entry.ts'
import type { Evidence } from './evidence.ts'

export const clientIdOf = (entry: Entry): string | undefined => ('clientId' in entry ? entry.clientId : undefined)

export const textOf = (entry: Entry) => ('text' in entry ? entry.text : undefined)

export const staffOf = ({ by }: Entry) => (typeof by === 'string' ? undefined : by.staff)

export const all = ({ stored }: Evidence) =>
  [...stored.conversations].flatMap(([conversation, entries]) => entries.map((entry) => ({ conversation, entry })))

/** Whose page each conversation is on. */
export const visitorsIn = ({ deeds }: Evidence) =>
  new Map(deeds.flatMap(({ what, conversation, who }) => (what === 'say' ? [[conversation, who] as const] : [])))

/** Conversations whose visitors chose to erase everything: what was acknowledged before in them is gone by right. */
export const erasedIn = ({ deeds }: Evidence) =>
  new Set(deeds.flatMap(({ what, conversation }) => (what === 'erase' ? [conversation] : [])))

/** Who had a conversation when, from its log alone. */
export function ownersOf(entries: readonly Entry[]) {
  const owned: { owner: string; until?: number; ending?: 'released' | 'transferred' | 'closed' }[] = []
  for (const entry of entries) {
    const last = owned.at(-1)
    const { kind } = entry
    if ((kind === 'released' || kind === 'transferred' || kind === 'closed') && last && last.until === undefined) {
      last.until = entry.seq
      last.ending = kind
    }
    const by = staffOf(entry)
    if (kind === 'claimed' && by) owned.push({ owner: by })
    if (kind === 'transferred') owned.push({ owner: entry.colleague.staff })
  }
  return owned
}

export const isInOrder = (entries: readonly { seq: number }[]) => entries.every(({ seq }, at) => seq === at + 1)

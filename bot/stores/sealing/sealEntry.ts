import type { KeyObject } from 'node:crypto'
import type { Entry } from '../../../shared/entry.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { authorKind, type NewSealedEntry, type SealedEntry } from '../sealedEntry.ts'
import { open, seal } from './envelope.ts'

export function sealEntry(key: KeyObject, id: ConversationId, entry: Entry): NewSealedEntry {
  const { seq, clientId, ...rest } = { clientId: undefined, ...entry }
  const outside = { seq, author: authorKind(entry.by), clientId: clientId ?? null }
  const content = new TextEncoder().encode(JSON.stringify(rest))
  return { ...outside, content: seal(key, content, contextOf(id, outside)), moves: movesOf(entry) }
}

/** Throws when anything of it was changed, or it was moved from where it was written. */
export function openEntry(key: KeyObject, id: ConversationId, { content, ...outside }: SealedEntry): Entry {
  const rest = JSON.parse(new TextDecoder().decode(open(key, content, contextOf(id, outside)))) as object
  return { seq: outside.seq, ...(outside.clientId && { clientId: outside.clientId }), ...rest } as Entry
}

/** What is left where content was destroyed. */
export function withoutContent(entry: Entry): Entry {
  const { seq, at, by, clientId } = { clientId: undefined, ...entry }
  return { seq, at, by, kind: 'redacted', ...(clientId && { clientId }) }
}

const contextOf = (id: ConversationId, { seq, author, clientId }: Omit<SealedEntry, 'content'>) =>
  `entry|${id}|${seq}|${author}|${clientId ?? ''}`

const movesOf = (entry: Entry): NewSealedEntry['moves'] =>
  entry.kind === 'released' ? { kind: entry.kind, to: entry.to } : { kind: entry.kind }

import type { Author, Entry } from '../../shared/entry.ts'
import type { ClientId } from '../../shared/ids.ts'

/** An entry as stores keep it: what orders it stands beside the content, everything else inside and sealed. */
export interface SealedEntry {
  seq: number
  author: AuthorKind
  clientId: ClientId | null
  content: Uint8Array
}

/** A sealed entry on its way in, with what the index needs to know of it. */
export interface NewSealedEntry extends SealedEntry {
  moves: Pick<Entry, 'kind'> & { to?: 'queue' | 'bot' }
}

/** Who wrote, without saying which of staff. */
export type AuthorKind = 'visitor' | 'bot' | 'staff'
export const authorKind = (author: Author): AuthorKind => (typeof author === 'string' ? author : 'staff')

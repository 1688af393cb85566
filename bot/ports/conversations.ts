import type { ContactRecord } from '../../shared/contactRecord.ts'
import type { Entry, Place } from '../../shared/entry.ts'
import type { ConversationId, KeptTextId } from '../../shared/ids.ts'
import type { Language } from '../../shared/languages.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { Passwords } from './staff.ts'

/** What goes into a commit beside the entries themselves. */
export interface AppendExtras {
  /** The coded contact record, stored in the same transaction without order or link to the conversation. */
  record?: ContactRecord
  /** When the conversation is to be erased unless something else happens, already rounded up to the quarter of an hour (ms). */
  eraseAt?: number
  /** The bot had no answer: counted in the same transaction, by day and language alone. */
  unanswered?: Unanswered
}

/** A text the bot had no answer to: the day in UTC and the language, and nothing of the text. */
export interface Unanswered {
  /** `2026-11-23` */
  day: string
  language: Language
}

export interface UnansweredCount extends Unanswered {
  texts: number
}

/** Conversations as append-only logs. Nothing is readable before it is durable. */
export interface ConversationStore {
  /**
   * The one way of writing. Succeeds only when `expectedSeq` is the number of the last entry (0 for a new conversation)
   * and `entries` go on from there without a gap; durable when it returns.
   * Throws `conflict` when the log has moved on, `gone` when the conversation was erased, `unavailable` when the disk refuses.
   */
  append(id: ConversationId, expectedSeq: number, entries: readonly Entry[], extras?: AppendExtras): Promise<void>
  /** Entries after `since` (0: all), in order. Empty for an unknown conversation; throws `gone` for an erased one. */
  read(id: ConversationId, since?: number): Promise<Entry[]>
  /** Destroys the content of one entry and keeps its number, author, instant and client id. Again is harmless. */
  redact(id: ConversationId, seq: number): Promise<void>
  /**
   * Destroys a conversation and leaves a tombstone, so that a late append cannot revive it; what there was is counted in
   * the protocol of erasures. Again is harmless.
   */
  erase(id: ConversationId, erasure: Erasure): Promise<void>
  /** Conversations on staff's lists (waiting, with staff, or alarmed), in the order in which they came to their place. */
  listed(): Promise<{ id: ConversationId; place: Place }[]>
  /** Conversations whose `eraseAt` has come. */
  due(now: number): Promise<ConversationId[]>
  /** Keeps a contact record that no conversation is of; durable when it returns. Again is harmless. */
  keepRecord(record: ContactRecord): Promise<void>
  /** Stored contact records, in no order that tells anything. */
  records(): Promise<ContactRecord[]>
  /** A name of the conversation that cannot be found again once it is erased; undefined when there is none. */
  alias(id: ConversationId): Promise<string | undefined>
  /** Destroys contact records that were counted. Again is harmless. */
  destroyRecords(ids: readonly string[]): Promise<void>
  /** The protocol: what was erased when and why, without a trace of what it was. Oldest first. */
  erasures(): Promise<ErasureCount[]>
  /** How many texts the bot had no answer to, by day and language. Oldest first. */
  unanswered(): Promise<UnansweredCount[]>
  /** Finishes erasings that were cut off and changes the wrapping key when a new week has begun. Harmless at any time. */
  tidy(now: number): Promise<void>
}

/** Why a conversation was erased: its visitor asked, its time had come (by status), or an erasing was cut off and finished later. */
export type ErasureReason = 'visitor' | 'closed' | 'abandoned' | 'unanswered' | 'cutOff'

/** A line of the protocol (requirements.md R7.5): a day in UTC and no closer, so that it points at nobody. */
export interface Erasure {
  /** `2026-11-23` */
  day: string
  reason: ErasureReason
}

export interface ErasureCount extends Erasure {
  conversations: number
}

/**
 * Conversations as they were folded last, so that one entry more does not cost reading them all again. Only a help: what
 * it has forgotten is read.
 */
export interface KnownConversations {
  /** No other process writes to the store, so that what is known is how it stands; otherwise the store is asked each time. */
  readonly alone: boolean
  get(id: ConversationId): Conversation | undefined
  /** To be taken before the store is asked, and handed to `keep`. */
  mark(): number
  /** Entries after `since` in order, where all of them are known; otherwise undefined. As old as what `get` gives. */
  entriesAfter(id: ConversationId, since: number): Entry[] | undefined
  /**
   * `entries`: the last ones in it, without a gap up to its newest. Unless something was forgotten since the mark; and never
   * an earlier state in place of a later one.
   */
  keep(conversation: Conversation, entries: readonly Entry[], mark: number): void
  forget(id: ConversationId): void
}

/** A text the bot had no answer to, whose visitor agreed to its being read. It has no link to where it was written. */
export interface KeptText {
  id: KeptTextId
  /** Without any digit. */
  text: string
  language: Language
  /** When it is erased (ms), rounded up to a whole day. */
  eraseAt: number
}

/** Sealed, each under a key of its own, so that a backup shows nothing that was erased. */
export interface KeptTexts {
  keep(text: KeptText): Promise<void>
  list(): Promise<KeptText[]>
  /** Again is harmless. */
  erase(id: KeptTextId): Promise<void>
  /** Erases those whose time has come. */
  eraseDue(now: number): Promise<void>
}

/** Where an outside channel is to be answered, sealed at its edge, and how far it has been told. Gone with its conversation. */
export interface ReplyAddresses {
  /** Keeps the address, or replaces it; what was told stands. Throws `gone` when there is no such conversation (any more). */
  save(id: ConversationId, sealed: Uint8Array): Promise<void>
  /** `told`: number of the last entry the channel has taken; 0 before the first. */
  load(id: ConversationId): Promise<{ sealed: Uint8Array; told: number } | undefined>
  /** Never moves back; harmless when there is no address. */
  markTold(id: ConversationId, seq: number): Promise<void>
  /** Destroys the address. Again is harmless. */
  forget(id: ConversationId): Promise<void>
  list(): Promise<ConversationId[]>
}

/** What finds a return code again: never the code itself. */
export interface KeptCode {
  /** 16 bits of a keyed digest, which narrow down and tell nothing. */
  lookup: number
  /** PHC string of Argon2id. */
  hash: string
}

/** One code a conversation at most. Gone with its conversation. */
export interface ReturnCodes {
  /** Keeps the code in place of an earlier one. Throws `gone` when there is no such conversation (any more). */
  save(id: ConversationId, code: KeptCode): Promise<void>
  load(id: ConversationId): Promise<KeptCode | undefined>
  /** Conversations whose code may be the one looked for. */
  find(lookup: number): Promise<{ id: ConversationId; hash: string }[]>
  /** Again is harmless. */
  forget(id: ConversationId): Promise<void>
}

/** Keeps a telephone number as nobody can read it: each opens for its own conversation alone. Throws when it does not. */
export interface NumberSeal {
  seal(id: ConversationId, digits: string): Uint8Array
  open(id: ConversationId, sealed: Uint8Array): string
}

/** Makes of a return code what can be kept. */
export interface CodeHashes extends Passwords {
  lookup(code: string): number
}

/** Makes of a visitor's safe word what can be kept: a keyed digest for this conversation alone. */
export interface SafeWords {
  digest(id: ConversationId, word: string): string
}

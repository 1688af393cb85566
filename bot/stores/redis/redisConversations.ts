import type { ContactRecord } from '../../../shared/contactRecord.ts'
import type { Place } from '../../../shared/entry.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import type { ErasureCount, UnansweredCount } from '../../ports/conversations.ts'
import { isListed, nextIndex } from '../nextIndex.ts'
import type { AuthorKind, NewSealedEntry, SealedEntry } from '../sealedEntry.ts'
import type { ConversationRows } from '../sealing/sealedConversations.ts'
import type { RedisConnection } from './connection.ts'
import * as scripts from './conversationScripts.ts'
import { ensureDone } from './outcome.ts'
import type { Rewriter } from './rewriter.ts'
import { scanFields } from './scanFields.ts'

export function createRedisConversations(connection: RedisConnection, rewriter: Rewriter): ConversationRows {
  const { key, run, send, sendForBytes } = connection
  return {
    async append(id, expectedSeq, entries, { eraseAt, record, unanswered }) {
      const named = {
        id,
        expectedSeq: String(expectedSeq),
        moves: JSON.stringify(movesOf(expectedSeq, entries)),
        eraseAt: eraseAt === undefined ? '' : String(eraseAt),
        recordId: record?.id ?? '',
        record: record ? JSON.stringify(record) : '',
        noAnswer: unanswered ? `${unanswered.day} ${unanswered.language}` : '',
      }
      ensureDone(await run(scripts.append, named, entries.flatMap(fieldsOf)))
      if (record) rewriter.request()
    },
    async read(id, since) {
      // In this order and on one connection: when it is erased in between, the tombstone is seen.
      const [entries, erased] = await Promise.all([
        sendForBytes<StreamEntry[]>('XRANGE', key('entries', id), `(${Math.max(0, since)}-0`, '+'),
        send<number>('SISMEMBER', key('tombstones'), id),
      ])
      ensureDone(erased ? 'gone' : 'done')
      return entries.map(toEntry)
    },
    async replace(id, { seq, content }) {
      ensureDone(await run(scripts.replace, { id, seq: String(seq), content: asBuffer(content) }))
      rewriter.request()
    },
    async erase(id, { day, reason }) {
      await run(scripts.erase, { id, erasure: `${day} ${reason}` })
      rewriter.request()
    },
    async listed() {
      const found = (await run(scripts.listed, {})) as [ConversationId, string][]
      return found.map(([id, code]) => ({ id, place: placeOf(code) }))
    },
    async due(now) {
      // What a process that was killed has destroyed leaves the file, too.
      rewriter.request()
      return send<ConversationId[]>('ZRANGE', key('due'), '-inf', String(now), 'BYSCORE')
    },
    async keepRecord(record) {
      await run(scripts.keepRecord, { recordId: record.id, record: JSON.stringify(record) })
      rewriter.request()
    },
    async records() {
      const found = await send<string[]>('HVALS', key('records'))
      return found.map((record) => JSON.parse(record) as ContactRecord).sort((a, b) => (a.id < b.id ? -1 : 1))
    },
    async destroyRecords(ids) {
      if (ids.length > 0) await run(scripts.destroyRecords, {}, [...ids])
      rewriter.request()
    },
    async erasures() {
      const found = await send<Record<string, string>>('HGETALL', key('erasures'))
      return Object.entries(found).sort(byName).map(toErasureCount)
    },
    async unanswered() {
      const found = await send<Record<string, string>>('HGETALL', key('unanswered'))
      return Object.entries(found).sort(byName).map(toUnansweredCount)
    },
    ids: () => scanFields<ConversationId>(connection, key('places')),
  }
}

const statuses = ['withBot', 'waiting', 'withStaff', 'closed'] as const
const places = statuses.flatMap((status) => [false, true].map((alarmed): Place => ({ status, alarmed })))
const codeOf = ({ status, alarmed }: Place) => (alarmed ? `${status}!` : status)
const placeOf = (code: string): Place => ({
  status: code.replace('!', '') as Place['status'],
  alarmed: code.endsWith('!'),
})

/**
 * Where the entries bring a conversation from every place it may be at: the script knows at which it is, and so an append
 * need not ask first. Where they change nothing, there is no move.
 */
function movesOf(expectedSeq: number, entries: readonly NewSealedEntry[]) {
  const from = (place?: Place) => nextIndex(place && { lastSeq: expectedSeq, place }, expectedSeq, entries)
  const all =
    expectedSeq === 0
      ? [{ code: 'new', next: from() }]
      : places.map((place) => ({ code: codeOf(place), next: from(place) }))
  const moves = all.filter(({ next }) => next.moved)
  return Object.fromEntries(
    moves.map(({ code, next: { place } }) => [code, { to: codeOf(place), listed: isListed(place) }]),
  )
}

type StreamEntry = [id: Buffer, fields: Buffer[]]

const fieldsOf = ({ author, clientId, content }: SealedEntry) => [author, clientId ?? '', asBuffer(content)]

function toEntry([id, [, author, , client, , content]]: StreamEntry): SealedEntry {
  if (!author || !client || !content) throw new Error('an entry lacks a field')
  return {
    seq: Number.parseInt(id.toString(), 10),
    author: author.toString() as AuthorKind,
    clientId: client.length === 0 ? null : (client.toString() as SealedEntry['clientId']),
    content,
  }
}

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

const byName = ([a]: [string, string], [b]: [string, string]) => (a < b ? -1 : 1)

function toUnansweredCount([name, count]: [string, string]): UnansweredCount {
  const [day, language] = name.split(' ')
  return { day, language, texts: Number(count) } as UnansweredCount
}

function toErasureCount([name, count]: [string, string]): ErasureCount {
  const [day, reason] = name.split(' ')
  return { day, reason, conversations: Number(count) } as ErasureCount
}

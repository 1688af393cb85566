import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ConversationStore } from '../../bot/ports/conversations.ts'
import type { Stores } from '../../bot/stores/stores.ts'
import type { ConversationId } from '../../shared/ids.ts'
import {
  claimed,
  closed,
  erasure,
  handedOver,
  newConversationId,
  prompted,
  recordOf,
  released,
  said,
  signalled,
  started,
} from './entries.ts'

const refused = (code: string) => expect.objectContaining({ name: 'HotlineError', code })

/** What every store of conversations promises. */
export function conversationContract(open: () => Stores | Promise<Stores>) {
  let stores: Stores
  let store: ConversationStore
  let id: ConversationId
  beforeEach(async () => {
    stores = await open()
    store = stores.conversations
    id = newConversationId()
  })
  afterEach(() => stores.close())
  const refusal = (doing: Promise<unknown>) =>
    doing.then(
      () => undefined,
      (error: unknown) => error,
    )
  const listedIds = async () => (await store.listed()).map((listed) => listed.id)

  test('entries are read as they were appended, also those after a number', async () => {
    const entries = [started(), said(2, 'hej å ä ö 👋'), prompted(3)]
    await store.append(id, 0, entries.slice(0, 2))
    await store.append(id, 2, entries.slice(2))
    expect(await store.read(id)).toStrictEqual(entries)
    expect(await store.read(id, 2)).toStrictEqual(entries.slice(2))
    expect(await store.read(id, 3)).toEqual([])
  })

  test('an unknown conversation reads as empty', async () => {
    expect(await store.read(id)).toEqual([])
  })

  test('what is stored does not change with what the writer or a reader holds', async () => {
    const entry = { ...said(1, 'before') }
    await store.append(id, 0, [entry])
    Object.assign(entry, { text: 'after' })
    for (const read of await store.read(id)) Object.assign(read, { text: 'after' })
    expect(await store.read(id)).toMatchObject([{ text: 'before' }])
  })

  test('a second append with the same expected number is a conflict and changes nothing', async () => {
    await store.append(id, 0, [started()])
    await store.append(id, 1, [said(2, 'first')])
    expect(await refusal(store.append(id, 1, [said(2, 'second')]))).toEqual(refused('conflict'))
    expect(await refusal(store.append(id, 0, [started()]))).toEqual(refused('conflict'))
    expect(await refusal(store.append(id, 5, [said(6)]))).toEqual(refused('conflict'))
    expect(await store.read(id, 1)).toMatchObject([{ text: 'first' }])
  })

  test('of many appends at once exactly one succeeds, in each of several conversations', async () => {
    const ids = [id, newConversationId(), newConversationId()]
    const tries = ids.flatMap((one) => Array.from({ length: 20 }, () => refusal(store.append(one, 0, [started()]))))
    const outcomes = await Promise.all(tries)
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(3)
    expect(outcomes.filter((outcome) => outcome !== undefined)).toEqual(Array(57).fill(refused('conflict')))
    for (const one of ids) expect(await store.read(one)).toHaveLength(1)
  })

  test('an append that is not numbered without gaps is a bug, not a conflict', async () => {
    for (const entries of [[], [said(2)], [said(1), said(3)], [said(1), said(1)]]) {
      const error = await refusal(store.append(id, 0, entries))
      expect(error).toBeInstanceOf(Error)
      expect(error).not.toEqual(expect.objectContaining({ name: 'HotlineError' }))
    }
    expect(await store.read(id)).toEqual([])
  })

  test('redacting destroys the content and keeps number, author, instant and client id', async () => {
    const secret = said(2, 'secret')
    await store.append(id, 0, [started(), secret, prompted(3)])
    for (const seq of [2, 3, 2]) await store.redact(id, seq)
    expect(await store.read(id)).toStrictEqual([
      started(),
      { seq: 2, at: secret.at, by: 'visitor', kind: 'redacted', clientId: 'clientId' in secret && secret.clientId },
      { seq: 3, at: prompted(3).at, by: 'bot', kind: 'redacted' },
    ])
  })

  test('redacting an entry that does not exist is refused', async () => {
    expect(await refusal(store.redact(id, 1))).toEqual(refused('notFound'))
    await store.append(id, 0, [started()])
    expect(await refusal(store.redact(id, 2))).toEqual(refused('notFound'))
    expect(await refusal(store.redact(id, 0))).toEqual(refused('notFound'))
  })

  test('an erased conversation is gone for reading, adding and redacting, and cannot be revived', async () => {
    await store.append(id, 0, [handedOver(1)], { eraseAt: 1000 })
    await store.erase(id, erasure)
    await store.erase(id, erasure)
    for (const doing of [
      store.read(id),
      store.append(id, 1, [said(2)]),
      store.append(id, 0, [said(1)]),
      store.redact(id, 1),
    ]) {
      expect(await refusal(doing)).toEqual(refused('gone'))
    }
    expect(await store.listed()).toEqual([])
    expect(await store.due(1000)).toEqual([])
  })

  test('a conversation erased before it began cannot begin', async () => {
    await store.erase(id, erasure)
    expect(await refusal(store.append(id, 0, [started()]))).toEqual(refused('gone'))
  })

  test('what is waiting, with staff or alarmed is listed with its place', async () => {
    const steps = [
      started(),
      signalled(2),
      handedOver(3),
      claimed(4),
      released(5, 'queue'),
      released(6, 'bot'),
      closed(7),
    ]
    const places = []
    for (const entry of steps) {
      await store.append(id, entry.seq - 1, [entry])
      places.push((await store.listed())[0])
    }
    const at = (status: string, alarmed: boolean) => ({ id, place: { status, alarmed } })
    expect(places).toEqual([
      undefined,
      at('withBot', true),
      at('waiting', true),
      at('withStaff', false),
      at('waiting', false),
      undefined,
      undefined,
    ])
  })

  test('the list is in the order of coming to a place, which writing does not change', async () => {
    const [second, third] = [newConversationId(), newConversationId()]
    for (const one of [id, second, third]) await store.append(one, 0, [started()])
    for (const one of [third, id, second]) await store.append(one, 1, [handedOver(2)])
    await store.append(third, 2, [said(3)])
    expect(await listedIds()).toEqual([third, id, second])
    await store.append(third, 3, [claimed(4), released(5, 'queue')])
    expect(await listedIds()).toEqual([id, second, third])
    await store.erase(third, erasure)
    await store.append(id, 2, [claimed(3)])
    expect(await listedIds()).toEqual([second, id])
  })

  test('a conversation is due from its instant on, which stays until another is given', async () => {
    await store.append(id, 0, [started()], { eraseAt: 1000 })
    await store.append(id, 1, [said(2)])
    await store.append(newConversationId(), 0, [started()])
    expect([await store.due(999), await store.due(1000)]).toEqual([[], [id]])
    await store.append(id, 2, [handedOver(3)], { eraseAt: 2000 })
    expect([await store.due(1999), await store.due(2000)]).toEqual([[], [id]])
  })

  test('a contact record is stored with its append or not at all, in no order of time', async () => {
    const records = Array.from({ length: 8 }, () => recordOf()).sort((a, b) => (a.id < b.id ? 1 : -1))
    for (const [last, record] of records.entries()) await store.append(id, last, [said(last + 1)], { record })
    expect(await refusal(store.append(id, 3, [said(4)], { record: recordOf() }))).toEqual(refused('conflict'))
    expect(await store.records()).toEqual(records.reverse())
  })

  test('a contact record with an id that is taken undoes its append and no other', async () => {
    const other = newConversationId()
    const record = recordOf()
    await store.append(id, 0, [started()], { record })
    const outcomes = await Promise.all([
      refusal(store.append(id, 1, [closed(2)], { record })),
      refusal(store.append(other, 0, [started()])),
      refusal(store.append(id, 1, [handedOver(2)])),
    ])
    expect(outcomes).toEqual([expect.any(Error), undefined, undefined])
    expect(await store.read(id, 1)).toEqual([handedOver(2)])
    expect(await store.records()).toEqual([record])
  })

  test('a contact record without a conversation is kept once, however often it is sent', async () => {
    const record = recordOf()
    await Promise.all([store.keepRecord(record), store.keepRecord(record)])
    await store.keepRecord(record)
    expect(await store.records()).toEqual([record])
    await store.append(id, 0, [started()], { record: recordOf() })
    expect(await store.records()).toHaveLength(2)
  })

  test('a closed store takes and gives nothing', async () => {
    await store.append(id, 0, [started()])
    await stores.close()
    expect(await refusal(store.append(id, 1, [said(2)]))).toEqual(refused('unavailable'))
    expect(await refusal(store.read(id))).toEqual(refused('unavailable'))
  })
}

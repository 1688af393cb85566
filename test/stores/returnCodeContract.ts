import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ReturnCodes } from '../../bot/ports/conversations.ts'
import type { Stores } from '../../bot/stores/stores.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { erasure, newConversationId, started } from './entries.ts'

const first = { lookup: 7, hash: '$argon2id$first' }
const second = { lookup: 65_535, hash: '$argon2id$second' }

/** What every store of return codes promises. */
export function returnCodeContract(open: () => Stores | Promise<Stores>) {
  let stores: Stores
  let codes: ReturnCodes
  let id: ConversationId
  beforeEach(async () => {
    stores = await open()
    codes = stores.returnCodes
    id = newConversationId()
    await stores.conversations.append(id, 0, [started()])
  })
  afterEach(() => stores.close())

  test('a code is found by where it is looked for', async () => {
    await codes.save(id, first)
    expect(await codes.find(first.lookup)).toEqual([{ id, hash: first.hash }])
    expect(await codes.find(second.lookup)).toEqual([])
    expect(await codes.load(id)).toEqual(first)
  })

  test('codes that fall together are all found', async () => {
    const other = newConversationId()
    await stores.conversations.append(other, 0, [started()])
    await codes.save(id, first)
    await codes.save(other, { ...second, lookup: first.lookup })
    expect(new Set((await codes.find(first.lookup)).map((found) => found.id))).toEqual(new Set([id, other]))
  })

  test('a new code takes the place of the one before', async () => {
    await codes.save(id, first)
    await codes.save(id, second)
    expect([await codes.find(first.lookup), await codes.load(id)]).toEqual([[], second])
  })

  test('a forgotten code is gone, and forgetting again is harmless', async () => {
    await codes.save(id, first)
    await codes.forget(id)
    await codes.forget(id)
    expect([await codes.find(first.lookup), await codes.load(id)]).toEqual([[], undefined])
  })

  test('erasing the conversation destroys its code, and none can be saved again', async () => {
    await codes.save(id, first)
    await stores.conversations.erase(id, erasure)
    expect([await codes.find(first.lookup), await codes.load(id)]).toEqual([[], undefined])
    await expect(codes.save(id, second)).rejects.toMatchObject({ code: 'gone' })
  })
}

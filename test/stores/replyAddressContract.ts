import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ReplyAddresses } from '../../bot/ports/conversations.ts'
import type { Stores } from '../../bot/stores/stores.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { erasure, newConversationId, started } from './entries.ts'

const first = new Uint8Array([1, 2, 3])
const second = new Uint8Array([4, 5])

/** What every store of reply addresses promises. */
export function replyAddressContract(open: () => Stores | Promise<Stores>) {
  let stores: Stores
  let addresses: ReplyAddresses
  let id: ConversationId
  beforeEach(async () => {
    stores = await open()
    addresses = stores.replyAddresses
    id = newConversationId()
    await stores.conversations.append(id, 0, [started()])
  })
  afterEach(() => stores.close())

  test('an address is read as it was saved, with nothing told yet', async () => {
    await addresses.save(id, first)
    expect(await addresses.load(id)).toEqual({ sealed: first, told: 0 })
    expect(await addresses.list()).toEqual([id])
  })

  test('an address saved again is replaced, and what was told stands', async () => {
    await addresses.save(id, first)
    await addresses.markTold(id, 4)
    await addresses.save(id, second)
    expect(await addresses.load(id)).toEqual({ sealed: second, told: 4 })
  })

  test('what was told never moves back', async () => {
    await addresses.save(id, first)
    await addresses.markTold(id, 4)
    await addresses.markTold(id, 2)
    expect(await addresses.load(id)).toMatchObject({ told: 4 })
  })

  test('a forgotten address is gone, and forgetting and marking again is harmless', async () => {
    await addresses.save(id, first)
    await addresses.forget(id)
    await addresses.forget(id)
    await addresses.markTold(id, 1)
    expect([await addresses.load(id), await addresses.list()]).toEqual([undefined, []])
  })

  test('erasing the conversation destroys the address, and none can be saved again', async () => {
    await addresses.save(id, first)
    await stores.conversations.erase(id, erasure)
    expect([await addresses.load(id), await addresses.list()]).toEqual([undefined, []])
    await expect(addresses.save(id, second)).rejects.toMatchObject({ code: 'gone' })
    expect(await addresses.load(id)).toBeUndefined()
  })

  test('no address is kept for a conversation that does not exist', async () => {
    await expect(addresses.save(newConversationId(), first)).rejects.toMatchObject({ code: 'gone' })
    expect(await addresses.list()).toEqual([])
  })
}

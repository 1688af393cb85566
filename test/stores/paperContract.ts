import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Stores } from '../../bot/stores/stores.ts'

const conflict = { name: 'HotlineError', code: 'conflict' }
const bytes = (text: string) => new Uint8Array(Buffer.from(text))

/** What every store of papers promises. */
export function paperContract(open: () => Stores | Promise<Stores>) {
  let stores: Stores
  beforeEach(async () => {
    stores = await open()
  })
  afterEach(() => stores.close())
  const text = async (name: string) => {
    const kept = await stores.papers.load(name)
    return kept && [kept.version, Buffer.from(kept.sealed).toString()]
  }

  test('a paper is replaced only by whoever knows its version', async () => {
    expect(await text('plan')).toBeUndefined()
    await expect(stores.papers.save('plan', 1, bytes('x'))).rejects.toMatchObject(conflict)
    await stores.papers.save('plan', 0, bytes('first'))
    await expect(stores.papers.save('plan', 0, bytes('x'))).rejects.toMatchObject(conflict)
    await stores.papers.save('plan', 1, bytes('second'))
    expect(await text('plan')).toEqual([2, 'second'])
    expect(await text('note')).toBeUndefined()
  })

  test('of many who replace a paper at once exactly one succeeds', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, (_, nth) => stores.papers.save('plan', 0, bytes(String(nth)))),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a destroyed paper is none, and begins anew', async () => {
    await stores.papers.save('note', 0, bytes('words'))
    await stores.papers.destroy('note')
    await stores.papers.destroy('note')
    expect(await text('note')).toBeUndefined()
    await stores.papers.save('note', 0, bytes('other'))
    expect(await text('note')).toEqual([1, 'other'])
  })
}

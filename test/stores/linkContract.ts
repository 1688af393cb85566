import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Stores } from '../../bot/stores/stores.ts'
import { staffIdSchema } from '../../shared/ids.ts'
import { newConversationId } from './entries.ts'

const conflict = expect.objectContaining({ name: 'HotlineError', code: 'conflict' })

/** What every store of links to the identity provider promises. */
export function linkContract(open: () => Stores | Promise<Stores>) {
  let stores: Stores
  beforeEach(async () => {
    stores = await open()
  })
  afterEach(() => stores.close())

  const somebody = async (name: string) => {
    const id = staffIdSchema.parse(newConversationId())
    await stores.staff.add({ id, name, role: 'responder', languages: ['sv'], passwordHash: '', disabled: false })
    return id
  }

  test('one of the provider’s people has one account, and an account one of them', async () => {
    const { links } = stores
    const [ben, ruth] = [await somebody('ben'), await somebody('ruth')]
    expect([await links.has(ben), await links.bySubject('A')]).toEqual([false, undefined])
    await links.add({ subject: 'A', staffId: ben })
    await expect(links.add({ subject: 'A', staffId: ruth })).rejects.toEqual(conflict)
    await expect(links.add({ subject: 'B', staffId: ben })).rejects.toEqual(conflict)
    expect([await links.has(ben), await links.has(ruth)]).toEqual([true, false])
    expect([await links.bySubject('A'), await links.bySubject('B')]).toEqual([ben, undefined])
    await links.add({ subject: 'B', staffId: ruth })
    await links.remove(ben)
    await links.remove(ben)
    expect([await links.bySubject('A'), await links.bySubject('B')]).toEqual([undefined, ruth])
    await links.add({ subject: 'C', staffId: ben })
    expect(await links.bySubject('C')).toBe(ben)
  })

  test('of many who are linked at once with one account, one is', async () => {
    const ben = await somebody('ben')
    const subjects = Array.from({ length: 20 }, (_, nth) => `subject ${nth}`)
    const added = await Promise.allSettled(subjects.map((subject) => stores.links.add({ subject, staffId: ben })))
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
}

import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Passkey, PasskeyStore } from '../../bot/ports/staff.ts'
import type { Stores } from '../../bot/stores/stores.ts'
import { staffIdSchema } from '../../shared/ids.ts'
import { newConversationId } from './entries.ts'

const conflict = expect.objectContaining({ name: 'HotlineError', code: 'conflict' })

/** What every store of passkeys promises. */
export function passkeyContract(open: () => Stores | Promise<Stores>) {
  let stores: Stores
  let passkeys: PasskeyStore
  beforeEach(async () => {
    stores = await open()
    passkeys = stores.passkeys
  })
  afterEach(() => stores.close())

  const somebody = async (name: string) =>
    stores.staff.add({
      id: staffIdSchema.parse(newConversationId()),
      name,
      role: 'responder',
      languages: ['sv'],
      passwordHash: '',
      passwordUntil: 9_000_000_000_000,
      disabled: false,
    })
  const passkeyOf = (staffId: Passkey['staffId'], id: string, addedAt = 60_000): Passkey => ({
    id,
    staffId,
    publicKey: 'pQECAyYgASFY',
    counter: 0,
    addedAt,
  })

  test('passkeys are found by what they are called and by whose they are, oldest first', async () => {
    const [ben, ruth] = [await somebody('ben'), await somebody('ruth')]
    expect((await stores.staff.byId(ben.id))?.passwordUntil).toBe(9_000_000_000_000)
    const [later, first, hers] = [passkeyOf(ben.id, 'B', 120_000), passkeyOf(ben.id, 'A'), passkeyOf(ruth.id, 'C')]
    for (const passkey of [later, first, hers]) await passkeys.add(passkey)
    await expect(passkeys.add(passkeyOf(ruth.id, 'A'))).rejects.toEqual(conflict)
    expect(await passkeys.byId('B')).toStrictEqual(later)
    expect(await passkeys.byId('D')).toBeUndefined()
    expect(await passkeys.ofStaff(ben.id)).toStrictEqual([first, later])
    await passkeys.remove('A')
    await passkeys.remove('A')
    expect(await passkeys.ofStaff(ben.id)).toStrictEqual([later])
    expect(await passkeys.ofStaff(ruth.id)).toStrictEqual([hers])
  })

  test('a counter moves on from where it stood, for one of many at once', async () => {
    const ben = await somebody('ben')
    await passkeys.add(passkeyOf(ben.id, 'A'))
    const moved = await Promise.all(Array.from({ length: 20 }, (_, nth) => passkeys.count('A', 0, nth + 1)))
    expect(moved.filter(Boolean)).toHaveLength(1)
    expect((await passkeys.byId('A'))?.counter).toBe(moved.indexOf(true) + 1)
    expect(await passkeys.count('A', 99, 100)).toBe(false)
    expect(await passkeys.count('nobody', 0, 1)).toBe(false)
    await passkeys.add(passkeyOf(ben.id, 'uncounted'))
    expect(await passkeys.count('uncounted', 0, 0)).toBe(true)
  })

  test('what holds once is spent by one of many at once, and forgotten when it is over', async () => {
    const spent = await Promise.all(Array.from({ length: 20 }, () => passkeys.spend('a challenge', 1000)))
    expect(spent.filter(Boolean)).toHaveLength(1)
    expect(await passkeys.spend('another', 2000)).toBe(true)
    await passkeys.forgetSpentBefore(1001)
    expect([await passkeys.spend('a challenge', 3000), await passkeys.spend('another', 3000)]).toEqual([true, false])
  })
}

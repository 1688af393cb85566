import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StaffAccount } from '../../bot/ports/staff.ts'
import type { Stores } from '../../bot/stores/stores.ts'
import { staffIdSchema } from '../../shared/ids.ts'
import { seededRandom } from '../support/seededRandom.ts'

const refused = (code: string) => expect.objectContaining({ name: 'HotlineError', code })
const random = seededRandom('staff')
const accountOf = (name: string): Omit<StaffAccount, 'number'> => ({
  id: staffIdSchema.parse(random.id()),
  name,
  role: 'responder',
  languages: ['sv'],
  passwordHash: 'hash',
  disabled: false,
})

/** What every store of staff promises. */
export function staffContract(open: () => Stores | Promise<Stores>) {
  let stores: Stores
  beforeEach(async () => {
    stores = await open()
  })
  afterEach(() => stores.close())

  test('accounts are numbered from 1 and found by id and by name without case', async () => {
    const asa = await stores.staff.add(accountOf('Åsa'))
    const ben = await stores.staff.add(accountOf('ben'))
    expect([asa.number, ben.number]).toEqual([1, 2])
    expect(await stores.staff.byName(' åSA ')).toStrictEqual(asa)
    expect(await stores.staff.byId(ben.id)).toStrictEqual(ben)
    expect(await stores.staff.list()).toStrictEqual([asa, ben])
    expect(await stores.staff.byName('nobody')).toBeUndefined()
  })

  test('a name is taken once, also when two come at the same moment', async () => {
    const outcomes = await Promise.allSettled([stores.staff.add(accountOf('Ben')), stores.staff.add(accountOf('BEN'))])
    expect(outcomes[1]).toMatchObject({ status: 'rejected', reason: refused('conflict') })
    expect(await stores.staff.list()).toHaveLength(1)
  })

  test('what is changed of an account leaves the rest as it stands, whoever changes that at the same moment', async () => {
    const { passwordUntil: _over, ...ben } = await stores.staff.add({ ...accountOf('ben'), passwordUntil: 5 })
    await Promise.all([
      stores.staff.change(ben.id, { languages: ['so', 'ar'] }),
      stores.staff.change(ben.id, { disabled: true }),
      stores.staff.change(ben.id, { codeSecret: 'sealed', passwordUntil: undefined }),
      stores.staff.change(ben.id, { role: 'coordinator', passwordHash: 'new' }),
    ])
    const changed: StaffAccount = {
      ...ben,
      role: 'coordinator',
      languages: ['so', 'ar'],
      passwordHash: 'new',
      codeSecret: 'sealed',
      disabled: true,
    }
    expect(await stores.staff.byId(ben.id)).toStrictEqual(changed)
    expect(await stores.staff.byName('BEN')).toStrictEqual(changed)
    const given = await stores.staff.change(ben.id, { passwordUntil: 1_764_171_600_000 })
    expect(given).toStrictEqual({ ...changed, passwordUntil: 1_764_171_600_000 })
    await expect(stores.staff.change(accountOf('nobody').id, {})).rejects.toEqual(refused('notFound'))
  })

  test('a change that counts on how an account stands is made only where it stands so, once of many at once', async () => {
    const ben = await stores.staff.add(accountOf('ben'))
    const from = { passwordHash: 'hash', codeSecret: undefined, disabled: false }
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, nth) => stores.staff.change(ben.id, { codeSecret: `sealed ${nth}` }, from)),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await stores.staff.change(ben.id, { codeSecret: undefined, disabled: true })
    for (const other of [from, { passwordHash: 'another' }, { codeSecret: 'sealed 0' }, { role: 'manager' }] as const)
      await expect(stores.staff.change(ben.id, { passwordHash: '' }, other)).rejects.toEqual(refused('conflict'))
    expect(await stores.staff.byId(ben.id)).toStrictEqual({ ...ben, disabled: true })
  })

  test('a session stands until it is ended, alone, with its account or by time', async () => {
    const ben = await stores.staff.add(accountOf('ben'))
    const ruth = await stores.staff.add(accountOf('ruth'))
    const sessions = [
      { id: 'a', tokenHash: 'A', staffId: ben.id, endsAt: 100, startedAt: 60, usedAt: 60, tab: 'desk' },
      {
        id: 'b',
        tokenHash: 'B',
        staffId: ben.id,
        endsAt: 200,
        startedAt: 60,
        usedAt: 60,
        tab: 'telephone',
        there: { who: 'w', session: 's' },
      },
      { id: 'c', tokenHash: 'C', staffId: ruth.id, endsAt: 300, startedAt: 60, usedAt: 60, tab: 'desk' },
      { id: 'd', tokenHash: 'D', staffId: ruth.id, endsAt: 400, startedAt: 60, usedAt: 60, tab: 'tab' },
    ]
    const standing = async () => Promise.all(['a', 'b', 'c', 'd'].map(async (id) => stores.staff.session(id)))
    for (const session of sessions) await stores.staff.startSession(session)
    expect(await standing()).toStrictEqual(sessions)
    await stores.staff.endSession('a')
    await stores.staff.endSession('a')
    expect(await standing()).toEqual([undefined, ...sessions.slice(1)])
    await stores.staff.endSessionsOf(ben.id)
    expect(await standing()).toEqual([undefined, undefined, ...sessions.slice(2)])
    await stores.staff.endSessionsBefore(400)
    expect(await standing()).toEqual([undefined, undefined, undefined, sessions[3]])
  })

  test('a session without an account is refused', async () => {
    const times = { endsAt: 100, startedAt: 60, usedAt: 60 }
    const session = { id: 'a', tokenHash: 'A', staffId: accountOf('nobody').id, ...times, tab: 'tab' }
    await expect(stores.staff.startSession(session)).rejects.toEqual(refused('notFound'))
  })

  test('a session that is used says when, and one that has ended is not revived by it', async () => {
    const ben = await stores.staff.add(accountOf('ben'))
    const ruth = await stores.staff.add(accountOf('ruth'))
    const times = { endsAt: 900_000, startedAt: 60_000, usedAt: 60_000 }
    const session = { id: 'a', tokenHash: 'A', staffId: ben.id, ...times, tab: 'tab' }
    await stores.staff.startSession(session)
    await stores.staff.startSession({ ...session, id: 'b', tokenHash: 'B', staffId: ruth.id })
    await stores.staff.touchSession('a', 120_000)
    expect(await stores.staff.sessionsOf(ben.id)).toEqual([{ ...session, usedAt: 120_000 }])
    await stores.staff.endSession('a')
    await stores.staff.touchSession('a', 180_000)
    expect(await stores.staff.session('a')).toBeUndefined()
    expect(await stores.staff.sessionsOf(ben.id)).toEqual([])
  })

  test('a session’s token is replaced by whoever has it, once of many at once, and everything else of it stays', async () => {
    const ben = await stores.staff.add(accountOf('ben'))
    const times = { endsAt: 900_000, startedAt: 60_000, usedAt: 60_000 }
    const session = { id: 'a', tokenHash: '0', staffId: ben.id, ...times, tab: 'tab', there: { who: 'w' } }
    await stores.staff.startSession(session)
    const hashes = Array.from({ length: 20 }, (_, nth) => `next ${nth}`)
    const renewed = await Promise.all(hashes.map((next) => stores.staff.renewSession('a', '0', next)))
    expect(renewed.filter((did) => did)).toHaveLength(1)
    const tokenHash = hashes[renewed.indexOf(true)] ?? ''
    expect(await stores.staff.session('a')).toStrictEqual({ ...session, tokenHash })
    expect(await stores.staff.renewSession('a', '0', 'too late')).toBe(false)
    expect(await stores.staff.renewSession('a', tokenHash, 'again')).toBe(true)
    expect(await stores.staff.sessionsOf(ben.id)).toStrictEqual([{ ...session, tokenHash: 'again' }])
    await stores.staff.endSession('a')
    expect(await stores.staff.renewSession('a', 'again', 'after it')).toBe(false)
    expect(await stores.staff.session('a')).toBeUndefined()
  })
}

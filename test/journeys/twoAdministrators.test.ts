import { expect, test } from 'vitest'
import { addStaff, disableStaff, resetStaff } from '../../bot/usecases/staffAccounts.ts'
import { actsOf } from '../../bot/usecases/watchReading.ts'
import type { AccountWanted } from '../../shared/accounts.ts'
import type { AccountsView } from '../../shared/adminWire.ts'
import type { FourEyesBoard } from '../../shared/fourEyes.ts'
import type { Role } from '../../shared/roles.ts'
import { aroundTrail } from '../support/aroundTrail.ts'
import { consoleBrowser } from '../support/consoleBrowser.ts'
import { proofOf } from '../support/oneTimeCodes.ts'
import { signsIn } from '../support/openStaff.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>
const minute = 60_000

/** Somebody at the console's HTTP, by default an administrator. */
async function person(line: Line, name: string, role: Role = 'administrator') {
  const { password } = await addStaff(line.ports, name, role)
  const { gets, posts } = consoleBrowser(line.origins.console, await signsIn(line.origins.console, { name, password }))
  const proof = () => proofOf(line.origins.console, { name, password })
  return {
    password,
    proof,
    posts,
    board: async () => (await gets('/four-eyes')).body as FourEyesBoard,
    asks: async (wanted: AccountWanted, given?: string) =>
      posts('/admin/accounts/ask', { wanted, why: 'otherDuties', reference: '', proof: given ?? (await proof()) }),
    approves: async (id: string, given?: string) =>
      posts(`/four-eyes/${id}/approve`, { proof: given ?? (await proof()) }),
    carriesOut: (id: string) => posts(`/four-eyes/${id}/use`),
  }
}

type Person = Awaited<ReturnType<typeof person>>

/** The one request that stands open. */
async function asked(who: Person) {
  const { requests } = await who.board()
  expect(requests).toHaveLength(1)
  return requests[0]!
}

async function withTwo() {
  const line = await startLine()
  const [ada, eva] = [await person(line, 'ada'), await person(line, 'eva')]
  const roleOf = async (name: string) => (await line.ports.staff.byName(name))?.role
  return { line, ada, eva, roleOf }
}

test('the line’s one administrator makes accounts alone, with a fresh proof, and the trail says so', async () => {
  const line = await startLine()
  const ada = await person(line, 'ada')
  expect((await ada.posts('/admin/accounts/read')).body).toMatchObject({ alone: true, accounts: [{ name: 'ada' }] })
  expect((await ada.asks({ do: 'add', name: 'ben', role: 'responder' }, 'wrong')).body).toEqual({ code: 'notProven' })
  line.clock.passTime(minute)
  expect((await ada.asks({ do: 'add', name: 'ben', role: 'responder' })).body).toEqual({
    name: 'ben',
    password: expect.stringMatching(/^\S{24}$/),
  })
  expect((await ada.asks({ do: 'add', name: 'Ben', role: 'manager' })).body).toEqual({ code: 'conflict' })
  expect((await ada.asks({ do: 'add', name: 'eva', role: 'administrator' })).body).toHaveProperty('password')
  const trail = actsOf(await line.ports.auditRows.since(0)).map(({ who, act, why }) => [who, act, why])
  expect(trail).toContainEqual([1, 'askChange', 'changeAccount otherDuties add alone'])
  expect(trail).toContainEqual([1, 'manageAccounts', 'add responder'])
})

test('a one-time password nobody has used is told of with its end, until it makes a way in or is over', async () => {
  const line = await startLine()
  const ada = await person(line, 'ada')
  const ofBen = async () => {
    const { accounts } = (await ada.posts('/admin/accounts/read')).body as Partial<AccountsView>
    return accounts?.find(({ name }) => name === 'ben')?.firstPassword
  }
  const { password } = (await ada.asks({ do: 'add', name: 'ben', role: 'responder' })).body as { password: string }
  const until = line.clock.now() + 24 * 60 * minute
  expect(await ofBen()).toEqual({ until, isOver: false })
  line.clock.passTime(14 * minute)
  await signsIn(line.origins.console, { name: 'ben', password })
  expect(await ofBen()).toBeUndefined()
  const { account } = await resetStaff(line.ports, 'ben')
  expect(await ofBen()).toEqual({ until: account.passwordUntil, isOver: false })
  await line.ports.staff.change(account.id, { passwordUntil: line.clock.now() })
  expect(await ofBen()).toMatchObject({ isOver: true })
  await disableStaff(line.ports, 'ben')
  expect(await ofBen()).toBeUndefined()
})

test('from the second administrator on it takes both, also when one shuts the other out', async () => {
  const { line, ada, eva } = await withTwo()
  await disableStaff(line.ports, 'eva')
  expect((await ada.posts('/admin/accounts/read')).body).toMatchObject({ alone: false })
  expect((await ada.asks({ do: 'add', name: 'ben', role: 'responder' })).body).toEqual({ asked: true })
  const { id } = await asked(ada)
  expect((await ada.approves(id)).status).toBe(403)
  expect((await eva.approves(id)).status).toBe(401)
  expect((await ada.carriesOut(id)).status).toBe(409)
  expect(await line.ports.staff.byName('ben')).toBeUndefined()
})

test('an account is made when one asks and another approves, each proving who they are, once', async () => {
  const { line, ada, eva } = await withTwo()
  await ada.asks({ do: 'add', name: 'ben', role: 'coordinator' })
  const request = await asked(eva)
  expect(request).toMatchObject({
    kind: 'changeAccount',
    account: { do: 'add', name: 'ben', role: 'coordinator' },
    askedBy: 1,
    mayApprove: true,
  })
  expect((await eva.approves(request.id, 'wrong')).body).toEqual({ code: 'notProven' })
  line.clock.passTime(minute)
  expect((await eva.approves(request.id)).status).toBe(204)
  expect((await eva.carriesOut(request.id)).status).toBe(403)
  const carried = await Promise.all(Array.from({ length: 5 }, () => ada.carriesOut(request.id)))
  expect(carried.filter(({ status }) => status === 200)).toHaveLength(1)
  const { body } = carried.find(({ status }) => status === 200)!
  await signsIn(line.origins.console, { name: 'ben', password: String(body.password) })
  expect((await ada.board()).requests).toEqual([])
})

test('a request for an account is over after a quarter of an hour', async () => {
  const { line, ada, eva } = await withTwo()
  await ada.asks({ do: 'add', name: 'ben', role: 'responder' })
  const { id } = await asked(eva)
  line.clock.passTime(8 * minute)
  await Promise.all([ada, eva].map((one) => one.posts('/session/use')))
  line.clock.passTime(7 * minute)
  expect((await eva.approves(id)).status).toBe(404)
  expect((await ada.carriesOut(id)).status).toBe(404)
})

test('whoever lost their passkeys gets a password for an hour by two, and everything they had ends', async () => {
  const { line, ada, eva } = await withTwo()
  const ben = await person(line, 'ben', 'responder')
  expect((await ada.asks({ do: 'reset', name: 'ben' })).body).toEqual({ asked: true })
  expect((await ben.posts('/session/use')).status).toBe(204)
  const { id } = await asked(eva)
  await eva.approves(id)
  const { body } = await ada.carriesOut(id)
  expect((await ben.posts('/session/use')).status).toBe(401)
  const account = (await line.ports.staff.byName('ben'))!
  expect((account.passwordUntil ?? 0) - line.clock.now()).toBe(60 * minute)
  expect(await line.ports.passwords.verify(String(body.password), account.passwordHash)).toBe(true)
  expect(await line.ports.passwords.verify(ben.password, account.passwordHash)).toBe(false)
})

test('nobody asks for or approves a right of their own', async () => {
  const { line, ada, eva, roleOf } = await withTwo()
  expect((await ada.asks({ do: 'setRole', name: 'ADA', role: 'coordinator' })).status).toBe(403)
  await ada.asks({ do: 'setRole', name: 'eva', role: 'coordinator' })
  const { id, mayApprove } = await asked(eva)
  expect(mayApprove).toBe(false)
  expect((await eva.approves(id)).status).toBe(403)
  const iris = await person(line, 'iris')
  expect((await iris.approves(id)).status).toBe(204)
  expect((await ada.carriesOut(id)).body).toEqual({ name: 'eva' })
  expect(await roleOf('eva')).toBe('coordinator')
})

test('taking rights away takes one person and a fresh proof, and holds at once', async () => {
  const { line, ada, roleOf } = await withTwo()
  const ben = await person(line, 'ben', 'coordinator')
  const takes = async (what: string, proof?: string) =>
    ada.posts(`/admin/accounts/${what}`, { name: 'ben', proof: proof ?? (await ada.proof()) })
  expect((await takes('signOut', 'wrong')).body).toEqual({ code: 'notProven' })
  expect((await ben.posts('/session/use')).status).toBe(204)
  line.clock.passTime(minute)
  expect((await takes('signOut')).status).toBe(200)
  expect((await ben.posts('/session/use')).status).toBe(401)
  expect((await ada.asks({ do: 'setRole', name: 'ben', role: 'responder' })).body).toEqual({ name: 'ben' })
  expect(await roleOf('ben')).toBe('responder')
  line.clock.passTime(2 * minute)
  // Back is more than it was.
  expect((await ada.asks({ do: 'setRole', name: 'ben', role: 'coordinator' })).body).toEqual({ asked: true })
  expect((await takes('disable')).status).toBe(200)
  expect((await line.ports.staff.byName('ben'))?.disabled).toBe(true)
  expect((await ada.asks({ do: 'enable', name: 'ben' })).body).toEqual({ asked: true })
})

test('the last administrator who can sign in stays', async () => {
  const { line, ada } = await withTwo()
  await disableStaff(line.ports, 'eva')
  expect((await ada.posts('/admin/accounts/disable', { name: 'ada', proof: await ada.proof() })).status).toBe(409)
})

test('of two administrators who shut each other out at once one stays', async () => {
  let atOnce: (() => Promise<unknown>) | undefined
  const line = await startLine(
    aroundTrail(async ({ why }, write) => {
      const other = why === 'disable' ? atOnce : undefined
      if (other) atOnce = undefined
      await other?.()
      await write()
    }),
  )
  const ada = await person(line, 'ada')
  await person(line, 'eva')
  atOnce = () => disableStaff(line.ports, 'ada')
  expect((await ada.posts('/admin/accounts/disable', { name: 'eva', proof: await ada.proof() })).status).toBe(409)
  expect(await line.ports.staff.byName('eva')).toMatchObject({ disabled: false })
})

test('how long texts are kept is changed by two, who see what stands and what is proposed', async () => {
  const { line, ada, eva } = await withTwo()
  const before = line.ports.settings.current().retention
  const value = { ...before, closedHours: 12, decision: 'SN 2026-17' }
  const asks = async (wanted: object) =>
    ada.posts('/admin/settings/askRetention', {
      ...{ value: wanted, known: 0, reference: 'SN 2026-17' },
      proof: await ada.proof(),
    })
  expect((await asks({ ...value, closedHours: 'x' })).body).toMatchObject({
    problems: [{ key: 'retention', path: ['closedHours'] }],
  })
  expect((await asks(value)).body).toEqual({ problems: [] })
  const request = await asked(eva)
  expect(request).toMatchObject({ kind: 'changeRetention', retention: { before, after: value } })
  expect((await ada.carriesOut(request.id)).status).toBe(409)
  expect(line.ports.settings.current().retention).toEqual(before)
  await eva.approves(request.id)
  expect((await ada.carriesOut(request.id)).body).toEqual({ seq: 1 })
  expect(line.ports.settings.current().retention).toEqual(value)
  const edit = { changes: [{ file: 'settings', key: 'retention', value: before }], known: 1 }
  expect((await ada.posts('/admin/settings/edit', edit)).body).toMatchObject({ problems: [{ message: 'twoPersons' }] })
  expect((await ada.posts('/admin/settings/undo', { seq: 1 })).body).toMatchObject({
    problems: [{ message: 'twoPersons' }],
  })
  expect(line.ports.settings.current().retention).toEqual(value)
})

test('coordinators and managers neither see nor approve what administrators ask for', async () => {
  const { line, ada } = await withTwo()
  await ada.asks({ do: 'add', name: 'ben', role: 'responder' })
  const { id } = await asked(ada)
  for (const role of ['coordinator', 'manager'] as const) {
    const other = await person(line, role, role)
    expect((await other.board()).requests).toEqual([])
    expect((await other.approves(id)).status).toBe(403)
  }
})

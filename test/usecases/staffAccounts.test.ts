import { expect, test } from 'vitest'
import type { AuditAct } from '../../bot/ports/audit.ts'
import type { Ports } from '../../bot/ports.ts'
import { systemRandom } from '../../bot/system.ts'
import {
  addStaff,
  disableStaff,
  enableStaff,
  listStaff,
  resetStaff,
  setStaffLanguages,
} from '../../bot/usecases/staffAccounts.ts'
import { readHeld } from '../support/readHeld.ts'
import { staffDesk, withApp } from './staffDesk.ts'

test('a new account can sign in with the password that was shown', async () => {
  const desk = staffDesk()
  const { account, password } = await addStaff(desk, '  Ben  Öberg ', 'responder')
  expect(account).toMatchObject({ number: 1, name: 'Ben  Öberg', role: 'responder', disabled: false })
  const app = await withApp(desk, 'ben  öberg')
  expect((await app.signsIn(password)).account).toEqual(app.account)
})

test('passwords are five groups of four characters that cannot be taken for each other', async () => {
  const desk = { ...staffDesk(), random: systemRandom }
  const passwords = new Set<string>()
  for (let nth = 0; nth < 300; nth++) passwords.add((await addStaff(desk, `name ${nth}`, 'responder')).password)
  expect(passwords.size).toBe(300)
  for (const password of passwords) expect(password).toMatch(/^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){4}$/)
  const used = new Set([...passwords].join('').replaceAll('-', ''))
  expect(used.size).toBe(31)
})

test('a name is taken once, however it is written', async () => {
  const desk = staffDesk()
  await addStaff(desk, 'Åsa', 'responder')
  await expect(addStaff(desk, ' åSA', 'manager')).rejects.toMatchObject({ code: 'conflict' })
  expect(await listStaff(desk)).toHaveLength(1)
})

test.each(['', ' a ', 'x'.repeat(61)])('the name "%s" is refused', async (name) => {
  await expect(addStaff(staffDesk(), name, 'responder')).rejects.toMatchObject({ code: 'badInput' })
})

test('resetting gives a new password, ends the old one and signs everybody out', async () => {
  const desk = staffDesk()
  const before = await addStaff(desk, 'Ben', 'responder')
  const { token } = await (await withApp(desk, 'Ben')).signsIn(before.password)
  const after = await resetStaff(desk, 'ben')
  await expect(readHeld(desk, token)).rejects.toMatchObject({ code: 'notSignedIn' })
  const app = await withApp(desk, 'Ben')
  expect(await app.signsIn(after.password)).toHaveProperty('token')
  await expect(app.signsIn(before.password)).rejects.toMatchObject({ code: 'notSignedIn' })
})

test('resetting a disabled account leaves it disabled', async () => {
  const desk = staffDesk()
  await addStaff(desk, 'Ben', 'responder')
  await disableStaff(desk, 'Ben')
  expect((await resetStaff(desk, 'Ben')).account.disabled).toBe(true)
})

test('disabling and enabling are seen in the list and change nothing else', async () => {
  const desk = staffDesk()
  const { account: ben } = await addStaff(desk, 'Ben', 'responder')
  const { account: ruth } = await addStaff(desk, 'Ruth', 'coordinator')
  await disableStaff(desk, 'Ben')
  expect(await listStaff(desk)).toEqual([{ ...ben, disabled: true }, ruth])
  await enableStaff(desk, 'Ben')
  expect(await listStaff(desk)).toEqual([ben, ruth])
})

test('who is disabled while something else of theirs is changed stays disabled', async () => {
  const desk = staffDesk()
  await addStaff(desk, 'Ben', 'responder')
  const board = { renew: async () => {} } as Ports['board']
  const audit = {
    ...desk.audit,
    async write(act: AuditAct) {
      if (act.why?.startsWith('languages')) await disableStaff(desk, 'Ben')
      await desk.audit.write(act)
    },
  }
  await setStaffLanguages({ ...desk, board, audit }, 'Ben', ['so'])
  expect(await desk.staff.byName('Ben')).toMatchObject({ languages: ['so'], disabled: true })
})

test.each([resetStaff, disableStaff, enableStaff])('an account that does not exist is not found', async (act) => {
  await expect(act(staffDesk(), 'nobody')).rejects.toMatchObject({ code: 'notFound' })
})

import { expect, test } from 'vitest'
import { HotlineError, toWire } from '../../bot/errors.ts'
import { codeAt } from '../../bot/oneTimeCodes.ts'
import type { AuditAct } from '../../bot/ports/audit.ts'
import { createPasswordProof } from '../../bot/usecases/freshProof.ts'
import { askToSetUpCodes, setUpCodes } from '../../bot/usecases/setUpCodes.ts'
import { signIn } from '../../bot/usecases/signIn.ts'
import { signOut } from '../../bot/usecases/signOut.ts'
import { addStaff, disableStaff, enableStaff, resetStaff } from '../../bot/usecases/staffAccounts.ts'
import { fromBase32 } from '../support/oneTimeCodes.ts'
import { readHeld } from '../support/readHeld.ts'
import { newBrowser, staffDesk, withApp } from './staffDesk.ts'

const hour = 60 * 60_000

async function deskWithBen() {
  const desk = staffDesk()
  const { password } = await addStaff(desk, 'Ben', 'responder')
  const app = await withApp(desk, 'Ben')
  const tryAs = (name: string, tried: string) => app.signsIn(tried, name)
  return { desk, ben: app.account, app, password, tryAs, signsIn: () => app.signsIn(password) }
}
const refusal = (doing: Promise<unknown>) =>
  doing.then(
    () => undefined,
    (error: unknown) => error,
  )
const notSignedIn = expect.objectContaining({ code: 'notSignedIn' })

test('whoever signs in holds a token that says who they are', async () => {
  const { desk, ben, tryAs, password } = await deskWithBen()
  const { token, account } = await tryAs(' bEN ', password)
  expect([account, await readHeld(desk, token)]).toEqual([ben, ben])
})

test('the token is stored only as a hash', async () => {
  const { desk, ben, signsIn } = await deskWithBen()
  const { token } = await signsIn()
  expect(await desk.staff.session(token)).toBeUndefined()
  expect(await desk.staff.sessionsOf(ben.id)).toMatchObject([{ tokenHash: desk.tokens.hash(token) }])
  expect(JSON.stringify(await desk.staff.sessionsOf(ben.id))).not.toMatch(new RegExp(token.replace('.', '|')))
})

test('two sessions of one account have tokens of their own, and signing out ends one', async () => {
  const { desk, ben, signsIn } = await deskWithBen()
  const [first, second] = [await signsIn(), await signsIn()]
  await signOut(desk, first.token)
  await signOut(desk, first.token)
  expect(await refusal(readHeld(desk, first.token))).toEqual(notSignedIn)
  expect(await readHeld(desk, second.token)).toEqual(ben)
})

test('a session ends after eight hours, and the next signing in removes it', async () => {
  const { desk, ben, signsIn } = await deskWithBen()
  const { token } = await signsIn()
  desk.clock.passTime(8 * hour - 1)
  expect(await readHeld(desk, token, 'onDuty')).toEqual(ben)
  desk.clock.passTime(1)
  expect(await refusal(readHeld(desk, token))).toEqual(notSignedIn)
  desk.clock.passTime(1)
  await signsIn()
  expect(await desk.staff.sessionsOf(ben.id)).toHaveLength(1)
})

test('a token nobody was given is refused', async () => {
  const { desk } = await deskWithBen()
  expect(await refusal(readHeld(desk, ''))).toEqual(notSignedIn)
})

test('a wrong password, a wrong name and a disabled account give the same answer for the same work', async () => {
  const { desk, password, tryAs } = await deskWithBen()
  await addStaff(desk, 'Ruth', 'coordinator')
  await disableStaff(desk, 'Ben')
  const refusals = [
    await refusal(tryAs('Ruth', 'wrong')),
    await refusal(tryAs('nobody', 'wrong')),
    await refusal(tryAs('Ben', password)),
  ]
  expect(refusals).toEqual([notSignedIn, notSignedIn, notSignedIn])
  expect(desk.passwords.asked).toHaveLength(3)
})

test('after a failed try the next must wait, which is said before anything is hashed', async () => {
  const { desk, tryAs, signsIn } = await deskWithBen()
  await refusal(tryAs('Ben', 'wrong'))
  expect(await refusal(signsIn())).toMatchObject({ code: 'slowDown', waitMs: 1000 })
  expect(desk.passwords.asked).toHaveLength(1)
  desk.clock.passTime(1000)
  expect(await signsIn()).toHaveProperty('token')
})

test('a name that does not exist makes the guesser wait just as long', async () => {
  const { desk, tryAs } = await deskWithBen()
  const waits: Record<string, unknown[]> = { Ben: [], nobody: [] }
  for (const [name, seen] of Object.entries(waits)) {
    for (let nth = 0; nth < 12; nth++) {
      const error = await refusal(tryAs(name, 'wrong'))
      seen.push(toWire(error))
      desk.clock.passTime(700)
    }
  }
  expect(waits.nobody).toEqual(waits.Ben)
})

test('a name is slowed however it is written', async () => {
  const { tryAs } = await deskWithBen()
  await refusal(tryAs('Ben', 'wrong'))
  expect(await refusal(tryAs(' BEN', 'wrong'))).toMatchObject({ code: 'slowDown' })
})

test('a success clears the wait', async () => {
  const { desk, tryAs, signsIn } = await deskWithBen()
  for (let nth = 0; nth < 4; nth++) {
    await refusal(tryAs('Ben', 'wrong'))
    desk.clock.passTime(8000)
  }
  await signsIn()
  await refusal(tryAs('Ben', 'wrong'))
  expect(await refusal(signsIn())).toMatchObject({ waitMs: 1000 })
})

test('tries while the store is away make nobody wait once it is back, and forgive none that failed before', async () => {
  const { desk, app, password, tryAs, signsIn } = await deskWithBen()
  const away = async () => {
    throw new HotlineError('unavailable')
  }
  const given = { name: 'Ben', password, code: app.code() }
  const withoutStore = { ...desk, staff: { ...desk.staff, byName: away } }
  await refusal(tryAs('Ben', 'wrong'))
  desk.clock.passTime(1000)
  for (let nth = 0; nth < 30; nth++)
    expect(await refusal(signIn(withoutStore, given, newBrowser))).toMatchObject({ code: 'unavailable' })
  await refusal(tryAs('Ben', 'wrong'))
  expect(await refusal(signsIn())).toMatchObject({ code: 'slowDown', waitMs: 2000 })
  desk.clock.passTime(2000)
  expect(await signsIn()).toHaveProperty('token')
})

test('many names tried at once are slowed too', async () => {
  const { desk, tryAs } = await deskWithBen()
  const tries = Array.from({ length: 30 }, (_, nth) => refusal(tryAs(`name ${nth}`, 'wrong')))
  const codes = (await Promise.all(tries)).map((error) => (error as { code: string }).code)
  expect(codes).toEqual([...Array(20).fill('notSignedIn'), ...Array(10).fill('slowDown')])
  expect(desk.passwords.asked).toHaveLength(20)
})

test('disabling ends every session at once, and enabling brings none back', async () => {
  const { desk, signsIn } = await deskWithBen()
  const { token } = await signsIn()
  await disableStaff(desk, 'Ben')
  expect(await refusal(readHeld(desk, token))).toEqual(notSignedIn)
  await enableStaff(desk, 'Ben')
  expect(await refusal(readHeld(desk, token))).toEqual(notSignedIn)
  expect(await signsIn()).toHaveProperty('token')
})

test('a session that began just as its account was disabled says nothing', async () => {
  const { desk, ben, signsIn } = await deskWithBen()
  const { token } = await signsIn()
  await desk.staff.change(ben.id, { disabled: true })
  expect(await refusal(readHeld(desk, token))).toEqual(notSignedIn)
})

test('an account that is reset while its old password is being checked does not let it in', async () => {
  const { desk, app, password } = await deskWithBen()
  const slowly = {
    ...desk.passwords,
    async verify(tried: string, hash: string | undefined) {
      const fits = await desk.passwords.verify(tried, hash)
      await resetStaff(desk, 'Ben')
      return fits
    },
  }
  expect(
    await refusal(signIn({ ...desk, passwords: slowly }, { name: 'Ben', password, code: app.code() }, newBrowser)),
  ).toEqual(notSignedIn)
})

test('a session that begins while its account is reset ends with the others', async () => {
  const { desk, ben, app, password } = await deskWithBen()
  const audit = {
    ...desk.audit,
    async write(act: AuditAct) {
      if (act.act === 'signIn') await resetStaff(desk, 'Ben')
      await desk.audit.write(act)
    },
  }
  const given = { name: 'Ben', password, code: app.code() }
  expect(await refusal(signIn({ ...desk, audit }, given, newBrowser))).toEqual(notSignedIn)
  expect(await desk.staff.sessionsOf(ben.id)).toEqual([])
})

test('an account that is disabled while its codes are set up stays so, and lets nobody in', async () => {
  const desk = staffDesk()
  const { password } = await addStaff(desk, 'Ruth', 'responder')
  const given = { name: 'Ruth', password }
  const { setUpKey, secret } = await askToSetUpCodes(desk, given)
  const meanwhile = {
    ...desk,
    audit: {
      ...desk.audit,
      async write(act: AuditAct) {
        if (act.act === 'setUpCodes') await disableStaff(desk, 'Ruth')
        await desk.audit.write(act)
      },
    },
  }
  const code = codeAt(fromBase32(setUpKey), Math.floor(desk.clock.now() / 30_000))
  expect(await refusal(setUpCodes(meanwhile, { ...given, secret, code }, newBrowser))).toEqual(notSignedIn)
  expect(await desk.staff.byName('Ruth')).toMatchObject({ disabled: true })
})

test('a code is taken once, whoever tries it, and the password alone is nothing', async () => {
  const { desk, app, password, signsIn } = await deskWithBen()
  const used = app.code()
  await signsIn()
  const tries = (code: string) => refusal(signIn(desk, { name: 'Ben', password, code }, newBrowser))
  expect(await tries(used)).toEqual(notSignedIn)
  desk.clock.passTime(1000)
  expect(await tries('000000')).toEqual(notSignedIn)
  desk.clock.passTime(60_000)
  const fresh = app.code()
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () =>
      refusal(signIn({ ...desk, signInDelay: unhurried }, { name: 'Ben', password, code: fresh }, newBrowser)),
    ),
  )
  expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(1)
})

test('a wrong code is slowed like a wrong password, and looks like one', async () => {
  const { desk, password, signsIn } = await deskWithBen()
  const wrong = await refusal(signIn(desk, { name: 'Ben', password, code: '000000' }, newBrowser))
  desk.clock.passTime(1000)
  const other = await refusal(signIn(desk, { name: 'Ben', password: 'wrong', code: '000000' }, newBrowser))
  expect(toWire(other)).toEqual(toWire(wrong))
  expect(await refusal(signsIn())).toMatchObject({ code: 'slowDown', waitMs: 2000 })
})

test('codes are set up with the first password within a day, once, by the first code they give', async () => {
  const desk = staffDesk()
  const { password } = await addStaff(desk, 'Ruth', 'responder')
  const given = { name: 'Ruth', password }
  const { setUpKey, link, secret } = await askToSetUpCodes(desk, given)
  expect(link).toBe(`otpauth://totp/Jour%3ARuth?secret=${setUpKey}&issuer=Jour`)
  expect(await refusal(setUpCodes(desk, { ...given, secret, code: '000000' }, newBrowser))).toMatchObject({
    code: 'notProven',
  })
  expect(await refusal(signIn(desk, { ...given, code: '000000' }, newBrowser))).toEqual(notSignedIn)
  desk.clock.passTime(1000)
  const code = codeAt(fromBase32(setUpKey), Math.floor(desk.clock.now() / 30_000))
  expect(await setUpCodes(desk, { ...given, secret, code }, newBrowser)).toHaveProperty('token')
  expect(await refusal(askToSetUpCodes(desk, given))).toEqual(notSignedIn)
  desk.clock.passTime(1000)
  expect(await refusal(setUpCodes(desk, { ...given, secret, code }, newBrowser))).toEqual(notSignedIn)

  const late = await addStaff(desk, 'Late', 'responder')
  desk.clock.passTime(24 * hour)
  expect(await refusal(askToSetUpCodes(desk, { name: 'Late', password: late.password }))).toEqual(notSignedIn)
})

test('a reset takes the codes with it', async () => {
  const { desk, signsIn } = await deskWithBen()
  const { password } = await resetStaff(desk, 'Ben')
  expect(await refusal(signsIn())).toEqual(notSignedIn)
  desk.clock.passTime(1000)
  expect(await askToSetUpCodes(desk, { name: 'Ben', password })).toHaveProperty('setUpKey')
})

test('a fresh proof is password and code together, each code once', async () => {
  const { desk, app, password } = await deskWithBen()
  const proves = createPasswordProof(desk)
  const ben = (await desk.staff.byName('Ben'))!
  const code = app.code()
  for (const proof of [password, JSON.stringify({ password }), JSON.stringify({ password: 'wrong', code }), '']) {
    expect(await refusal(proves(ben, proof))).toMatchObject({ code: 'notProven' })
    desk.clock.passTime(8000)
  }
  const proof = JSON.stringify({ password, code: app.code() })
  expect(await refusal(proves(ben, proof))).toBeUndefined()
  expect(await refusal(proves(ben, proof))).toMatchObject({ code: 'notProven' })
})

const unhurried = { begin: () => 0, succeeded: () => {}, unjudged: () => {} }

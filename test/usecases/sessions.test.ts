import { expect, test } from 'vitest'
import { endOwnSession, ownSessions } from '../../bot/usecases/ownSessions.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { readHeld } from '../support/readHeld.ts'
import { staffDesk, withApp } from './staffDesk.ts'

const minute = 60_000
const notSignedIn = { code: 'notSignedIn' }

async function signedIn() {
  const desk = staffDesk()
  const { password } = await addStaff(desk, 'Ben', 'responder')
  const app = await withApp(desk, 'Ben')
  const signsIn = async () => (await app.signsIn(password)).token
  return { desk, ben: app.account, token: await signsIn(), signsIn }
}

test('a session nobody uses ends after a quarter of an hour', async () => {
  const { desk, ben, token } = await signedIn()
  desk.clock.passTime(15 * minute - 1)
  expect(await readHeld(desk, token, 'looked')).toEqual(ben)
  desk.clock.passTime(1)
  for (const use of ['used', 'looked'] as const)
    await expect(readHeld(desk, token, use)).rejects.toMatchObject(notSignedIn)
})

test('using it keeps it, to the minute and until eight hours have gone, and looking at it does not', async () => {
  const { desk, ben, token } = await signedIn()
  for (let passed = 14; passed < 8 * 60; passed += 14) {
    desk.clock.passTime(14 * minute)
    expect(await readHeld(desk, token)).toEqual(ben)
  }
  desk.clock.passTime(4 * minute)
  await expect(readHeld(desk, token)).rejects.toMatchObject(notSignedIn)

  const second = await signedIn()
  second.desk.clock.passTime(14 * minute)
  await readHeld(second.desk, second.token, 'looked')
  second.desk.clock.passTime(minute)
  await expect(readHeld(second.desk, second.token)).rejects.toMatchObject(notSignedIn)
})

test('a console on duty does not idle, and ends after eight hours like any other', async () => {
  const { desk, ben, token } = await signedIn()
  desk.clock.passTime(4 * 60 * minute)
  expect(await readHeld(desk, token, 'onDuty')).toEqual(ben)
  // Seen on duty a moment ago, it is there for a request too.
  expect(await readHeld(desk, token)).toEqual(ben)
  desk.clock.passTime(4 * 60 * minute)
  await expect(readHeld(desk, token, 'onDuty')).rejects.toMatchObject(notSignedIn)
})

test('signing in a fifth time ends the session that was used longest ago, never one that is on duty, and says so in the trail', async () => {
  const { desk, ben, token: onDuty, signsIn } = await signedIn()
  const { password } = await addStaff(desk, 'Ruth', 'responder')
  const hers = (await (await withApp(desk, 'Ruth')).signsIn(password)).token
  const left: string[] = []
  for (let nth = 0; nth < 3; nth++) {
    desk.clock.passTime(2 * minute)
    left.push(await signsIn())
  }
  desk.clock.passTime(minute)
  await readHeld(desk, onDuty, 'onDuty')
  const acts = desk.audit.acts.length
  const latest = await signsIn()
  expect(desk.audit.acts.slice(acts).map(({ act, who }) => [act, who])).toEqual([
    ['signIn', ben.number],
    ['endSession', ben.number],
  ])
  await expect(readHeld(desk, left[0] ?? '')).rejects.toMatchObject(notSignedIn)
  for (const kept of [onDuty, left[1] ?? '', left[2] ?? '', latest]) expect(await readHeld(desk, kept)).toEqual(ben)
  expect(await readHeld(desk, hers)).toMatchObject({ name: 'Ruth' })
})

test('one’s own sessions are listed and ended, with a fresh proof, and nobody else’s', async () => {
  const { desk, ben, token, signsIn } = await signedIn()
  const { password } = await addStaff(desk, 'Ruth', 'responder')
  const { account: ruth, signsIn: ruthSignsIn } = await withApp(desk, 'Ruth')
  const hers = (await ruthSignsIn(password)).token
  desk.clock.passTime(2 * minute)
  const other = await signsIn()
  const listed = await ownSessions(desk, ben, token)
  expect(listed.map(({ isThis }) => isThis)).toEqual([false, true])
  expect(listed.map(({ startedAt }) => startedAt)).toEqual([desk.clock.now(), desk.clock.now() - 2 * minute])
  for (const kept of [token, other, hers])
    expect(JSON.stringify(listed)).not.toMatch(new RegExp(`${kept}|${desk.tokens.hash(kept)}`))

  const proven = { ...desk, freshProof: async () => {} }
  const id = listed[0]?.id ?? ''
  await expect(endOwnSession(desk, { staff: ben, proof: 'wrong' }, id)).rejects.toMatchObject({ code: 'notProven' })
  const foreign = (await ownSessions(desk, ruth, hers))[0]?.id ?? ''
  await expect(endOwnSession(proven, { staff: ben, proof: '' }, foreign)).rejects.toMatchObject({ code: 'notFound' })
  expect(await readHeld(desk, other)).toEqual(ben)

  await endOwnSession(proven, { staff: ben, proof: '' }, id)
  await expect(readHeld(desk, other)).rejects.toMatchObject(notSignedIn)
  expect(await readHeld(desk, token)).toEqual(ben)
  expect(await readHeld(desk, hers)).toEqual(ruth)
  expect(await ownSessions(desk, ben, token)).toHaveLength(1)
})

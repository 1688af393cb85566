import { onTestFinished } from 'vitest'
import type { Overrides } from '../../../bot/context.ts'
import type { StaffAccount } from '../../../bot/ports/staff.ts'
import { createMemoryStore } from '../../../bot/stores/memory/createMemoryStore.ts'
import { startSession } from '../../../bot/usecases/signIn.ts'
import { addStaff } from '../../../bot/usecases/staffAccounts.ts'
import { roles } from '../../../shared/roles.ts'
import { oneTab } from '../../support/asConsole.ts'
import { openStaff } from '../../support/openStaff.ts'
import { startLine } from '../../support/startLine.ts'
import { watchWrites } from './watchWrites.ts'

/**
 * What is written though nothing is stored: that somebody did something or was refused, and the end of a session that never was
 * (nobody signs out here who is signed in).
 */
const traces: ReadonlySet<string> = new Set(['auditRows.append', 'staff.touchSession', 'staff.endSession'])

/** A line with a conversation in it, which tells what was stored; whatever way one signs in there. */
export async function watchedLine(env: Record<string, string> = {}, overrides: Overrides = {}) {
  const { stores, written } = watchWrites(createMemoryStore())
  const line = await startLine({ ...overrides, stores }, env)
  const browser = { tab: oneTab, heldBefore: '' }
  const cookieOf = async (account: StaffAccount) =>
    `session=${(await startSession(line.ports, account, browser)).token}`
  const { account } = await addStaff(line.ports, 'ben', 'coordinator')
  const ben = await openStaff(
    line.origins.console,
    { name: 'ben', password: '' },
    { held: { cookie: await cookieOf(account) } },
  )
  onTestFinished(ben.leave)
  await ben.startsShift()
  const visitor = line.visitor()
  await visitor.says('hej')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  return {
    ...line,
    ben,
    visitor,
    cookieOf,
    stored: () => written().filter((write) => !traces.has(write)),
  }
}

export type WatchedLine = Awaited<ReturnType<typeof watchedLine>>

/** One of each role; their cookies, made anew whenever they are asked for: sessions end while the clock is moved. */
export async function oneOfEachRole({ ports, cookieOf }: WatchedLine) {
  const people = await Promise.all(roles.map((role) => addStaff(ports, role, role)))
  return () => Promise.all(people.map(({ account }) => cookieOf(account)))
}

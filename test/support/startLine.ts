import { onTestFinished } from 'vitest'
import { readConfig } from '../../bot/config.ts'
import { learnInstalled } from '../../bot/content/liveContent.ts'
import { createContext, type Overrides } from '../../bot/context.ts'
import type { Wait } from '../../bot/jobs/keepRunning.ts'
import { startServer } from '../../bot/server.ts'
import { readLocale } from '../../bot/text/readLocale.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import type { Language } from '../../shared/languages.ts'
import type { Role } from '../../shared/roles.ts'
import { fixedClock } from './fixedClock.ts'
import { tellTime } from './oneTimeCodes.ts'
import { openCaller } from './openCaller.ts'
import { openStaff } from './openStaff.ts'
import { openVisitor } from './openVisitor.ts'
import { quickPasswords } from './quickPasswords.ts'
import { openStoresUnderTest } from './storesUnderTest.ts'
import { temporaryFolder } from './temporaryFolder.ts'

/** Jobs run once at the start; after that tests run a use case when its time has come. */
const untilStopped: Wait = (_ms, stop) =>
  new Promise<void>((resolve) => stop.addEventListener('abort', () => resolve(), { once: true }))

/** Learnt once for all lines of a file of tests: each takes it as it was installed, and edits lie over its own copy. */
const learnt = learnInstalled(readLocale)

/** The whole server on free ports, with people who use it through real sockets and real HTTP. Ends with the test. */
export async function startLine(
  overrides: Overrides = {},
  env: Record<string, string> = {},
  wait: Wait = untilStopped,
) {
  const clock = fixedClock()
  const folder = temporaryFolder()
  const config = readConfig({
    PORT: '0',
    CONSOLE_PORT: '0',
    KEY_DIR: `${folder}/keys`,
    DATA_DIR: `${folder}/data`,
    // What is not about signing in signs in in the simplest way.
    SIGN_IN: 'password',
    ...env,
  })
  const context = await createContext(config, {
    stores: await openStoresUnderTest(folder),
    clock,
    passwords: quickPasswords,
    learnt,
    ...overrides,
  })
  const server = await startServer(context, { wait })
  const origins = {
    visitors: `http://localhost:${server.visitors.port}`,
    console: `http://localhost:${server.console.port}`,
  }
  tellTime(origins.console, context.ports.clock)
  const leaving: (() => void)[] = []
  onTestFinished(async () => {
    for (const leave of leaving) leave()
    await server.stop()
  })
  return {
    ...context,
    clock,
    folder,
    origins,
    server,
    visitor(language: Language = 'sv') {
      const visitor = openVisitor(origins.visitors, language)
      leaving.push(visitor.leave)
      return visitor
    },
    /** Somebody who dials, from a number that shows or none. */
    async caller(number?: string) {
      const caller = await openCaller(origins.console, number)
      leaving.push(caller.leave)
      return caller
    },
    /** The same person at a further console. */
    async again({ account }: { account: { name: string; password: string } }) {
      const staff = await openStaff(origins.console, account)
      leaving.push(staff.leave)
      return staff
    },
    /** The line to practise on, in the same page. */
    async practises({ account, cookie, tab }: Awaited<ReturnType<typeof openStaff>>) {
      const staff = await openStaff(origins.console, account, { line: '/practice', held: { cookie, tab } })
      leaving.push(staff.leave)
      return staff
    },
    /** A signed-in staff member with an open console; on duty unless said otherwise. */
    async staff(name = 'ben', { role = 'responder', onDuty = true }: { role?: Role; onDuty?: boolean } = {}) {
      const { password } = await addStaff(context.ports, name, role)
      const staff = await openStaff(origins.console, { name, password })
      leaving.push(staff.leave)
      if (onDuty) await staff.startsShift()
      return staff
    },
  }
}

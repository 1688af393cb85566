import { expect, test } from 'vitest'
import { type Dialer, providers } from './support/canaryCalls.ts'
import { fullSize } from './support/fullSize.ts'
import { openCaller } from './support/openCaller.ts'
import { filesUnder, isIn } from './support/rawSearch.ts'
import { type RealProcess, startRealProcess } from './support/realProcess.ts'
import { redisServerOfTest } from './support/redisServer.ts'
import { temporaryFolder } from './support/temporaryFolder.ts'

/** The number that shows, the one that is keyed, and what a caller says into a message. */
const canary = {
  shown: '701740688',
  keyed: '701740677',
  name: 'Kanarina Fagelbo',
  spoken: 'kanarierost nummer nittionio',
}

/** The database, its log, and whatever else the line wrote; the provider's own requests are not ours. */
function expectNothing(written: readonly Buffer[]) {
  expect(written.length).toBeGreaterThan(2)
  for (const secret of Object.values(canary)) {
    expect(
      written.some((bytes) => isIn(bytes, secret)),
      secret,
    ).toBe(false)
  }
}

const loud = { DEBUG: '*', NODE_DEBUG: 'http,net' }

test('after a call in which two numbers were left to be called back, no file and no log line holds one of them', async () => {
  const folder = temporaryFolder()
  const line = await startRealProcess(folder, loud)
  const caller = await openCaller(line.origins.console, `0${canary.shown}`)
  await caller.presses('1', '3')
  // A number keyed where a code is wanted is a wrong code.
  await caller.keysIn(`0${canary.keyed}`)
  await caller.presses('0', '1', '1', '1', '1', '1')
  await caller.presses('1', '1', '1', '2')
  await caller.keysIn(`0${canary.keyed}`)
  await caller.presses('1', '1')
  await caller.hangsUp()
  expectNothing([...filesUnder(folder), Buffer.from(line.printed())])
}, 60_000)

/** Errors first, then a call with a keyed number to be called back at, and one with a voice message. */
async function wholeContacts({ refusals, dial }: Dialer, line: RealProcess) {
  await refusals()
  const first = await dial()
  await first.keys('1', '3')
  await first.keysIn(`0${canary.keyed}`)
  await first.keys('0', '1', '1', '1', '2')
  await first.keysIn(`0${canary.keyed}`)
  await first.keys('1', '1')
  await first.hangsUp()
  const second = await dial()
  await second.keys('1', '0', '2')
  await second.speaks(canary.spoken)
  await second.hangsUp()
  expect(line.printed()).not.toContain('"unexpected"')
}

test.each(Object.entries(providers))(
  '%s: with canaries in every header and field, no file and no log line holds one',
  async (_name, open) => {
    const folder = temporaryFolder()
    const dialer = await open(canary)
    const line = await startRealProcess(folder, { ...loud, ...dialer.env })
    await dialer.untilReady(line)
    await wholeContacts(dialer, line)
    expect(dialer.sent(), 'the canaries were sent').toEqual(expect.stringContaining(canary.shown))
    expectNothing([...filesUnder(folder), Buffer.from(line.printed())])
  },
  60_000,
)

const onRedis = Object.entries(providers).slice(0, fullSize ? 3 : 1)

test.each(onRedis)(
  '%s on Redis: no file of it holds a canary',
  async (_name, open) => {
    const redis = await redisServerOfTest()
    const folder = temporaryFolder()
    const dialer = await open(canary)
    const line = await startRealProcess(folder, { ...loud, ...dialer.env, STORE: redis.url })
    await dialer.untilReady(line)
    await wholeContacts(dialer, line)
    // It renames and removes its files by itself, also while they are read.
    redis.pause()
    const files = [...filesUnder(redis.folder), ...filesUnder(folder), Buffer.from(line.printed())]
    expect(files.some((bytes) => bytes.includes('avh:'))).toBe(true)
    expectNothing(files)
  },
  60_000,
)

test('the search finds a canary in every form', () => {
  for (const form of [
    Buffer.from(`from=%2B46${canary.shown}`),
    Buffer.from(`+46${canary.shown}`, 'utf16le'),
    Buffer.from(Buffer.from(`number ${canary.shown};`).toString('base64')),
  ])
    expect(isIn(form, canary.shown)).toBe(true)
})

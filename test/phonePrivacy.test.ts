import { expect, test } from 'vitest'
import { openCaller } from './support/openCaller.ts'
import { filesUnder, isIn } from './support/rawSearch.ts'
import { startRealProcess } from './support/realProcess.ts'
import { temporaryFolder } from './support/temporaryFolder.ts'

/** The number that shows, as it was given and as it is dialled, and one that was keyed. */
const canaries = ['070-174 06 88', '0701740688', '0701740677', '701740677']

test('after a call in which two numbers were left to be called back, no file and no log line holds one of them', async () => {
  const folder = temporaryFolder()
  const line = await startRealProcess(folder, { DEBUG: '*', NODE_DEBUG: 'http' })
  const caller = await openCaller(line.origins.console, canaries[0])
  await caller.presses('1', '3')
  // A number keyed where a code is wanted is a wrong code.
  await caller.keysIn('0701740677')
  await caller.presses('0', '1', '1', '1', '1', '1')
  await caller.presses('1', '1', '1', '2')
  await caller.keysIn('0701740677')
  await caller.presses('1', '1')
  await caller.hangsUp()
  const written = [...filesUnder(folder), Buffer.from(line.printed())]
  expect(written.length).toBeGreaterThan(2)
  for (const number of canaries) {
    expect(
      written.some((bytes) => isIn(bytes, number)),
      number,
    ).toBe(false)
  }
}, 60_000)

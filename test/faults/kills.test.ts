import { expect, test } from 'vitest'
import { openEmbeddedStores } from '../../bot/embeddedStores.ts'
import { systemClock, systemRandom } from '../../bot/system.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { fullSize } from '../support/fullSize.ts'
import { listedAudit } from '../support/listedAudit.ts'
import { openStaff } from '../support/openStaff.ts'
import { openVisitor } from '../support/openVisitor.ts'
import { quickPasswords } from '../support/quickPasswords.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { startRestartingServer } from './restartingServer.ts'

/** Most of a journey is waiting for the server to be started again. */
const atOnce = 4

const fromVisitor = ['jag vill ut', 'är du där', 'det är bråttom', 'tack']
const fromStaff = ['Hej, jag är här.', 'Hur är läget?', 'Vi ses.']

/** The whole journey against a server that is killed outright at one step and started again. */
async function journeyKilledAt(killAt: number) {
  const folder = temporaryFolder()
  const account = await prepareAccount(folder)
  const server = await startRestartingServer(folder, killAt)
  const ben = await openStaff(server.origins.console, account)
  const visitor = openVisitor(server.origins.visitors, 'sv')
  try {
    await ben.startsShift()
    await visitor.says(fromVisitor[0] ?? '')
    await visitor.asksForHuman()
    for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
    const { id } = await ben.untilWaiting()
    await ben.claims(id)
    for (const [at, text] of fromStaff.entries()) {
      await ben.replies(id, text)
      await visitor.says(fromVisitor[at + 1] ?? '')
    }
    const { seq } = await visitor.says('ett namn')
    await visitor.takesBack(seq)
    await ben.closes(id, { outcome: ['advice'], urgencyByStaff: 'soon' })
    await visitor.untilStatus('closed')
    const steps = await server.steps()
    return { id, steps, kills: server.kills(), seen: visitor.entries(), stored: await storedIn(folder, server, id) }
  } finally {
    visitor.leave()
    ben.leave()
    await server.end()
  }
}

async function prepareAccount(folder: string) {
  const { staff, close } = openEmbeddedStores({ data: `${folder}/data`, keys: `${folder}/keys` })
  const { password } = await addStaff(
    { staff, passwords: quickPasswords, random: systemRandom, clock: systemClock, audit: listedAudit() },
    'ben',
    'responder',
  )
  await close()
  return { name: 'ben', password }
}

async function storedIn(folder: string, server: { end(): Promise<void> }, id: ConversationId) {
  await server.end()
  const { conversations, close } = openEmbeddedStores({ data: `${folder}/data`, keys: `${folder}/keys` })
  const stored = { entries: await conversations.read(id), records: await conversations.records() }
  await close()
  return stored
}

function expectNothingLost({ seen, stored }: Awaited<ReturnType<typeof journeyKilledAt>>) {
  const { entries, records } = stored
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1))
  expect(entries.flatMap((entry) => (entry.kind === 'said' ? [entry.text] : []))).toEqual(fromVisitor)
  expect(entries.flatMap((entry) => (entry.kind === 'replied' ? [entry.text] : []))).toEqual(fromStaff)
  expect(entries.filter(({ kind }) => kind === 'redacted' || kind === 'tookBack')).toHaveLength(2)
  expect(entries.filter(({ kind }) => kind === 'claimed' || kind === 'closed')).toHaveLength(2)
  expect(records).toHaveLength(1)
  expect(seen.map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq))
  expect(seen.flatMap((entry) => (entry.shows === 'staff' ? [entry.text] : []))).toEqual(fromStaff)
}

test(
  'killed between any two steps and started again, both sides continue: nothing is lost, doubled or out of order',
  async () => {
    const whole = await journeyKilledAt(0)
    expectNothingLost(whole)
    const every = fullSize ? 1 : Math.ceil(whole.steps / 8)
    const steps = Array.from({ length: whole.steps }, (_, nth) => nth + 1).filter(
      (at) => (at + (every >> 1)) % every === 0,
    )
    let kills = 0
    while (steps.length > 0) {
      for (const killed of await Promise.all(steps.splice(0, atOnce).map(journeyKilledAt))) {
        expectNothingLost(killed)
        kills += killed.kills
      }
    }
    console.info(`${kills} kills at ${whole.steps} steps, nothing lost, doubled or out of order`)
    expect(kills).toBeGreaterThan(fullSize ? whole.steps * 0.9 : 4)
  },
  fullSize ? 3_600_000 : 120_000,
)

import { expect, test } from 'vitest'
import { openEmbeddedStores } from '../../bot/embeddedStores.ts'
import { systemClock, systemRandom } from '../../bot/system.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { fullSize } from '../support/fullSize.ts'
import { listedAudit } from '../support/listedAudit.ts'
import type { Account } from '../support/oneTimeCodes.ts'
import { openStaff, signsIn } from '../support/openStaff.ts'
import { openVisitor } from '../support/openVisitor.ts'
import { quickPasswords } from '../support/quickPasswords.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { keepsLonger } from './keepsLonger.ts'
import { startRestartingServer } from './restartingServer.ts'

/** Most of a journey is waiting for the server to be started again. */
const atOnce = 4

const fromVisitor = ['jag vill ut', 'är du där', 'det är bråttom', 'tack']
const fromStaff = ['Hej, jag är här.', 'Hur är läget?', 'Vi ses.']

/** The whole journey against a server that is killed outright at one step and started again. */
async function journeyKilledAt(killAt: number) {
  const folder = temporaryFolder()
  const [coordinator, manager] = await prepareAccounts(folder)
  const server = await startRestartingServer(folder, killAt)
  const ben = await openStaff(server.origins.console, coordinator)
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
    const vera = { account: manager, cookie: await signsIn(server.origins.console, manager) }
    const timesKept = await keepsLonger(server.origins.console, [ben, vera], id)
    const steps = await server.steps()
    const stored = await storedIn(folder, server, id)
    return { id, steps, kills: server.kills(), seen: visitor.entries(), timesKept, stored }
  } finally {
    visitor.leave()
    ben.leave()
    await server.end()
  }
}

async function prepareAccounts(folder: string): Promise<[Account, Account]> {
  const { staff, close } = openEmbeddedStores({ data: `${folder}/data`, keys: `${folder}/keys` })
  const ports = { staff, passwords: quickPasswords, random: systemRandom, clock: systemClock, audit: listedAudit() }
  const ben = await addStaff(ports, 'ben', 'coordinator')
  const vera = await addStaff(ports, 'vera', 'manager')
  await close()
  return [
    { name: 'ben', password: ben.password },
    { name: 'vera', password: vera.password },
  ]
}

async function storedIn(folder: string, server: { end(): Promise<void> }, id: ConversationId) {
  await server.end()
  const { conversations, close } = openEmbeddedStores({ data: `${folder}/data`, keys: `${folder}/keys` })
  const stored = { entries: await conversations.read(id), records: await conversations.records() }
  await close()
  return stored
}

function expectNothingLost({ seen, timesKept, stored }: Awaited<ReturnType<typeof journeyKilledAt>>) {
  const { records } = stored
  const [kept = [], entries = []] = [true, false].map((is) =>
    stored.entries.filter(({ kind }) => (kind === 'keptLonger') === is),
  )
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1))
  expect(entries.flatMap((entry) => (entry.kind === 'said' ? [entry.text] : []))).toEqual(fromVisitor)
  expect(entries.flatMap((entry) => (entry.kind === 'replied' ? [entry.text] : []))).toEqual(fromStaff)
  expect(entries.filter(({ kind }) => kind === 'redacted' || kind === 'tookBack')).toHaveLength(2)
  expect(entries.filter(({ kind }) => kind === 'claimed' || kind === 'closed')).toHaveLength(2)
  expect(records).toHaveLength(1)
  // What two persons decide comes when its visitor has left.
  expect(seen.map(({ seq }) => seq).slice(0, entries.length)).toEqual(entries.map(({ seq }) => seq))
  expect(seen.flatMap((entry) => (entry.shows === 'staff' ? [entry.text] : []))).toEqual(fromStaff)
  // Where the server died after the approval was used up it was not carried out, and nobody was told so.
  expect([0, 1]).toContain(kept.length)
  expect(timesKept).toBeLessThanOrEqual(kept.length)
}

test(
  'killed between any two steps and started again, both sides continue: nothing is lost, doubled or out of order',
  async () => {
    const whole = await journeyKilledAt(0)
    expectNothingLost(whole)
    expect(whole.timesKept).toBe(1)
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

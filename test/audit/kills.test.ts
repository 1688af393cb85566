import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openAuditKeys } from '../../bot/audit/auditKeys.ts'
import { verifyTrail } from '../../bot/audit/verifyTrail.ts'
import { openEmbeddedStores } from '../../bot/embeddedStores.ts'
import { actsOf } from '../../bot/usecases/watchReading.ts'
import { fullSize } from '../support/fullSize.ts'
import { seededRandom } from '../support/seededRandom.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const kills = fullSize ? 500 : 8
const program = fileURLToPath(new URL('showing.ts', import.meta.url))

/** Runs until something has been shown so often, and is killed outright. Gives what was shown. */
async function showUntilKilled(folder: string, round: number, times: number) {
  const child = fork(program, [folder, String(round)], { execArgv: [] })
  const shown: string[] = []
  let firstKey: string | undefined
  child.on('message', (message: { shown?: string; firstKey?: string }) => {
    if (message.shown) shown.push(message.shown)
    firstKey ??= message.firstKey
    if (shown.length >= times) child.kill('SIGKILL')
  })
  await once(child, 'exit')
  return { shown, firstKey }
}

test(
  `after ${kills} kills everything that was shown has its entry, and the trail is whole`,
  async () => {
    const folder = temporaryFolder()
    const random = seededRandom()
    const shown: string[] = []
    let firstKey = ''
    for (let round = 0; round < kills; round++) {
      const times = 1 + (random.id().charCodeAt(0) % 12)
      const run = await showUntilKilled(folder, round, times)
      shown.push(...run.shown)
      firstKey ||= run.firstKey ?? ''
    }
    const stores = openEmbeddedStores({ data: `${folder}/data`, keys: `${folder}/keys` })
    const rows = await stores.auditRows.since(0)
    await stores.close()
    const written = new Set(actsOf(rows).map(({ about }) => about))
    expect(shown.length).toBeGreaterThanOrEqual(kills)
    expect(shown.filter((about) => !written.has(about))).toEqual([])
    const { keys } = openAuditKeys(`${folder}/keys`)
    expect(keys.begun()).toBe(kills)
    const evidence = { firstKey: Buffer.from(firstKey, 'hex'), rows, begun: kills, seals: keys.seals(), anchors: [] }
    expect(verifyTrail(evidence)).toEqual([])
    console.info(`${kills} kills, ${shown.length} shown, ${rows.length} written, whole`)
  },
  fullSize ? 1_800_000 : 90_000,
)

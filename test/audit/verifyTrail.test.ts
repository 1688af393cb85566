import { expect, test } from 'vitest'
import { openAuditKeys } from '../../bot/audit/auditKeys.ts'
import { type OpenAuditTrail, openAuditTrail } from '../../bot/audit/openAuditTrail.ts'
import { type Evidence, verifyTrail } from '../../bot/audit/verifyTrail.ts'
import { HotlineError } from '../../bot/errors.ts'
import type { AuditHead, AuditRow, AuditStore } from '../../bot/ports/audit.ts'
import { createMemoryStore } from '../../bot/stores/memory/createMemoryStore.ts'
import { fixedClock } from '../support/fixedClock.ts'
import { fullSize } from '../support/fullSize.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { alterations } from './alterations.ts'

const tries = fullSize ? 10_000 : 400

/** Three processes that wrote one after another; the last one still runs. */
async function writtenTrail() {
  const folder = temporaryFolder()
  const store = createMemoryStore().auditRows
  const clock = fixedClock()
  const anchors: AuditHead[] = []
  let firstKey = ''
  let trail: OpenAuditTrail | undefined
  for (const length of [7, 1 + 19, 12]) {
    await trail?.close()
    trail = openAuditTrail(folder, store, clock)
    firstKey ||= trail.firstKey ?? ''
    for (let nth = 0; nth < length; nth++) {
      clock.passTime(60_000)
      await trail.write({ who: 1 + (nth % 3), act: nth % 2 ? 'open' : 'claim', about: `alias ${nth}` })
      if (nth === 4) anchors.push(trail.head()!)
    }
  }
  const evidence = async (): Promise<Evidence> => {
    const { keys } = openAuditKeys(folder)
    const rows = await store.since(0)
    return { firstKey: Buffer.from(firstKey, 'hex'), rows, begun: keys.begun(), seals: keys.seals(), anchors }
  }
  return { folder, store, clock, trail: trail!, evidence }
}

const drawing = (seed: number) => {
  let state = seed + 1
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

test('a trail nobody has touched is whole, also right after a process was killed between an entry and its key', async () => {
  const { evidence, store } = await writtenTrail()
  expect(verifyTrail(await evidence())).toEqual([])
  const whole = await evidence()
  expect(whole.rows).toHaveLength(39)
  expect(whole.begun).toBe(3)
  expect(new Set((await store.since(0)).map(({ at }) => at % 900_000))).toEqual(new Set([0]))
})

test(`${tries} random alterations are all found, each with the right verdict at the right place`, async () => {
  const { evidence } = await writtenTrail()
  const trail = await evidence()
  for (let seed = 0; seed < tries; seed++) {
    const alteration = alterations[seed % alterations.length]!
    const { changed, verdict } = alteration.make(trail, drawing(seed))
    expect(verifyTrail(changed), `${alteration.name}, seed ${seed}`).toEqual([verdict])
  }
})

test('another first key fits nothing', async () => {
  const { evidence } = await writtenTrail()
  const findings = verifyTrail({ ...(await evidence()), firstKey: Buffer.alloc(32, 7) })
  expect(findings.map(({ kind, at }) => [kind, at])).toEqual(Array(3).fill(['replaced', 0]))
})

test('what a thief of the living key writes after the theft is not found, and what stood before is', async () => {
  const { trail, evidence } = await writtenTrail()
  await trail.write({ who: 1, act: 'open' })
  const stolen = await evidence()
  // With the key the machine holds now anybody can go on; that is said in the README.
  await trail.write({ who: 3, act: 'claim' })
  expect(verifyTrail(await evidence())).toEqual([])
  const rows = stolen.rows.map((row) =>
    row.chain === 2 && row.n === 3 ? { ...row, body: row.body.replace('who', 'wha') } : row,
  )
  expect(verifyTrail({ ...stolen, rows })).toEqual([{ kind: 'altered', chain: 2, at: 3 }])
})

test('processes that begin at the same time have chains of their own', async () => {
  const folder = temporaryFolder()
  const store = createMemoryStore().auditRows
  const trails = Array.from({ length: 8 }, () => openAuditTrail(folder, store, fixedClock()))
  await Promise.all(trails.flatMap((trail, nth) => [1, 2, 3].map(() => trail.write({ who: nth, act: 'open' }))))
  const { keys } = openAuditKeys(folder)
  const firstKey = Buffer.from(trails[0]!.firstKey ?? '', 'hex')
  const rows = await store.since(0)
  expect(rows).toHaveLength(24)
  expect(keys.begun()).toBe(8)
  expect(verifyTrail({ firstKey, rows, begun: 8, seals: keys.seals(), anchors: [] })).toEqual([])
  expect(trails.filter((trail) => trail.firstKey)).toHaveLength(1)
})

/** A store whose answers can be lost, with what was written or without. */
function losingStore() {
  const kept = createMemoryStore().auditRows
  const late: AuditRow[] = []
  const losing = { what: 'nothing' as 'nothing' | 'answer' | 'all' | 'untilLater' }
  const store: AuditStore = {
    ...kept,
    async append(row) {
      if (losing.what === 'untilLater') late.push(row)
      else if (losing.what !== 'all') await kept.append(row)
      if (losing.what !== 'nothing') throw new HotlineError('unavailable')
    },
  }
  /** What was on its way arrives now. */
  const arrive = () => Promise.allSettled(late.splice(0).map(kept.append))
  return { kept, store, losing, arrive }
}

function findingsOf({ firstKey = '' }: OpenAuditTrail, folder: string, rows: readonly AuditRow[]) {
  const { keys } = openAuditKeys(folder)
  const [begun, seals] = [keys.begun(), keys.seals()]
  return verifyTrail({ firstKey: Buffer.from(firstKey, 'hex'), rows, begun, seals, anchors: [] })
}

test('an answer that was lost neither doubles an entry nor holds up the next', async () => {
  const folder = temporaryFolder()
  const { kept, store, losing } = losingStore()
  const trail = openAuditTrail(folder, store, fixedClock())
  for (const each of ['nothing', 'answer', 'nothing', 'all', 'answer', 'all', 'nothing'] as const) {
    losing.what = each
    const written = trail.write({ who: 1, act: 'open' })
    if (each === 'nothing') await written
    else await expect(written).rejects.toMatchObject({ code: 'unavailable' })
  }
  const rows = await kept.since(0)
  expect(rows.map(({ n }) => n)).toEqual([0, 1, 2, 3, 4])
  expect(findingsOf(trail, folder, rows)).toEqual([])
})

test('an entry that arrives after the store was asked for it holds up nothing', async () => {
  const folder = temporaryFolder()
  const { kept, store, losing, arrive } = losingStore()
  const trail = openAuditTrail(folder, store, fixedClock())
  losing.what = 'untilLater'
  await expect(trail.write({ who: 1, act: 'open' })).rejects.toMatchObject({ code: 'unavailable' })
  losing.what = 'all'
  await expect(trail.write({ who: 2, act: 'claim' })).rejects.toMatchObject({ code: 'unavailable' })
  await arrive()
  losing.what = 'nothing'
  await trail.write({ who: 3, act: 'open' })
  const rows = await kept.since(0)
  expect(rows.map(({ body }) => JSON.parse(body).who)).toEqual([1, 3])
  expect(findingsOf(trail, folder, rows)).toEqual([])
})

test.each(['answer', 'all', 'untilLater'] as const)(
  'a process that ends with an entry in doubt says nothing false: %s is lost',
  async (what) => {
    const folder = temporaryFolder()
    const { kept, store, losing, arrive } = losingStore()
    const trail = openAuditTrail(folder, store, fixedClock())
    losing.what = what
    await expect(trail.write({ who: 1, act: 'open' })).rejects.toMatchObject({ code: 'unavailable' })
    await trail.close()
    await arrive()
    expect(findingsOf(trail, folder, await kept.since(0))).toEqual([])
  },
)

import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StatisticsStore } from '../../bot/ports/statistics.ts'
import type { Stores } from '../../bot/stores/stores.ts'

const release = { period: '2026-H1', text: '{"period":"2026-H1"}', signature: 'signed' }

/** What every ledger of statistics releases promises. */
export function statisticsContract(open: () => Stores | Promise<Stores>) {
  let stores: Stores
  let statistics: StatisticsStore
  beforeEach(async () => {
    stores = await open()
    statistics = stores.statistics
  })
  afterEach(() => stores.close())

  test('a release is kept as it was signed, in order', async () => {
    await statistics.freeze(release)
    await statistics.freeze({ ...release, period: '2026-H2' })
    expect(await statistics.releases()).toEqual([release, { ...release, period: '2026-H2' }])
  })

  test('waits are counted by month and band', async () => {
    const wait = { month: '2026-03', figure: 'open', band: 'under1' } as const
    await statistics.count(wait)
    await statistics.count(wait)
    await statistics.count({ ...wait, band: 'never' })
    const counts = (await statistics.counts()).toSorted((one, other) => other.count - one.count)
    expect(counts).toEqual([
      { ...wait, count: 2 },
      { ...wait, band: 'never', count: 1 },
    ])
  })

  test('hours add up by day, each stretch once: of two who count at the same time one is refused', async () => {
    const hours = (day: string, promised: number) => ({ day, promised, staffed: promised - 10, beyond: 5 })
    expect(await statistics.hoursUntil()).toBeUndefined()
    await statistics.addHours(undefined, 1000, [hours('2026-03-01', 60)])
    await expect(statistics.addHours(undefined, 2000, [])).rejects.toMatchObject({ code: 'conflict' })
    const two = () => statistics.addHours(1000, 2000, [hours('2026-03-01', 30), hours('2026-03-02', 40)])
    const tries = await Promise.allSettled([two(), two()])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await statistics.hoursUntil()).toBe(2000)
    expect(await statistics.hours()).toEqual([
      { day: '2026-03-01', promised: 90, staffed: 70, beyond: 10 },
      { day: '2026-03-02', promised: 40, staffed: 30, beyond: 5 },
    ])
  })

  test('a period is released once: of two at the same time one is refused', async () => {
    const tries = await Promise.allSettled([statistics.freeze(release), statistics.freeze({ ...release, text: '{}' })])
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await statistics.releases()).toHaveLength(1)
  })
}

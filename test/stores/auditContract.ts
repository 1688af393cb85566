import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AuditStore } from '../../bot/ports/audit.ts'
import type { Stores } from '../../bot/stores/stores.ts'

const row = (chain: number, n: number, at = 0) => ({
  chain,
  n,
  at,
  body: `body ${chain} ${n}`,
  mac: `mac ${chain} ${n}`,
})

/** What every store of the audit trail promises. */
export function auditContract(open: () => Stores | Promise<Stores>) {
  let stores: Stores
  let audit: AuditStore
  beforeEach(async () => {
    stores = await open()
    audit = stores.auditRows
  })
  afterEach(() => stores.close())

  test('entries of the trail are read as they were written, chain by chain, also those from a time on', async () => {
    const rows = [row(0, 0), row(2, 0, 900), row(0, 1, 900), row(10, 0, 1800)]
    for (const each of rows) await audit.append(each)
    expect(await audit.since(0)).toEqual([row(0, 0), row(0, 1, 900), row(2, 0, 900), row(10, 0, 1800)])
    expect(await audit.since(1000)).toEqual([row(10, 0, 1800)])
    expect(await audit.head(0)).toEqual({ chain: 0, n: 1, mac: 'mac 0 1' })
    expect(await audit.head(7)).toBeUndefined()
  })

  test('an entry of the trail goes to the end of its chain and nowhere else', async () => {
    await audit.append(row(0, 0))
    for (const wrong of [row(0, 0), row(0, 2), row(1, 1)]) {
      await expect(audit.append(wrong)).rejects.toMatchObject({ code: 'conflict' })
    }
    expect(await audit.since(0)).toEqual([row(0, 0)])
  })
}

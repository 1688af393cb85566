import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FourEyesRequest, FourEyesStore } from '../../bot/ports/audit.ts'
import type { Stores } from '../../bot/stores/stores.ts'
import type { StaffId } from '../../shared/ids.ts'
import { newConversationId } from './entries.ts'

const staffId = () => newConversationId() as string as StaffId
const request = (expiresAt = 1000): FourEyesRequest => ({
  id: newConversationId(),
  kind: 'readClosed',
  about: newConversationId(),
  why: 'complaint',
  reference: 'SN 2026-17',
  askedBy: staffId(),
  state: 'asked',
  expiresAt,
})

/** What every store of requests for two persons promises. */
export function fourEyesContract(open: () => Stores | Promise<Stores>) {
  let stores: Stores
  let requests: FourEyesStore
  beforeEach(async () => {
    stores = await open()
    requests = stores.fourEyes
  })
  afterEach(() => stores.close())

  test('a request is approved once and used once, however many try at the same time', async () => {
    const asked = request()
    await requests.add(asked)
    expect(await requests.use(asked.id)).toBe(false)
    const approvers = Array.from({ length: 50 }, staffId)
    const approvals = await Promise.all(approvers.map((by) => requests.approve(asked.id, by)))
    expect(approvals.filter(Boolean)).toHaveLength(1)
    const approvedBy = approvers[approvals.indexOf(true)]
    expect(await requests.list()).toEqual([{ ...asked, state: 'approved', approvedBy }])
    const uses = await Promise.all(approvers.map(() => requests.use(asked.id)))
    expect(uses.filter(Boolean)).toHaveLength(1)
    expect(await requests.list()).toEqual([])
    expect(await requests.approve(asked.id, staffId())).toBe(false)
  })

  test('a statistics release is asked for with its period and the numbers known elsewhere', async () => {
    const { about: _, ...asked } = request()
    const wanted: FourEyesRequest = {
      ...asked,
      kind: 'releaseStatistics',
      release: { period: '2026-H1', external: [{ channel: ['phone'], count: 40 }] },
    }
    await requests.add(wanted)
    await requests.approve(wanted.id, staffId())
    expect(await requests.list()).toMatchObject([{ ...wanted, state: 'approved' }])
  })

  test('what was asked for comes out as it went in, with nothing known elsewhere and to the last digit', async () => {
    const { about: _, ...asked } = request()
    const lists: FourEyesRequest[] = [
      { ...asked, kind: 'releaseStatistics', release: { period: '2026-H1', external: [] } },
      {
        ...asked,
        id: newConversationId(),
        kind: 'changeRetention',
        retention: { wanted: { closedHours: 0.12345678901234566, abandonedHours: 24, waitingDays: 30 }, known: 7 },
      },
      { ...asked, id: newConversationId(), kind: 'changeAccount', account: { do: 'reset', name: 'Åsa "A" Öberg' } },
    ]
    for (const one of lists) {
      await requests.add(one)
      await requests.approve(one.id, staffId())
    }
    const told = new Map((await requests.list()).map((one) => [one.id, one]))
    for (const one of lists) expect(told.get(one.id)).toMatchObject({ ...one, state: 'approved' })
  })

  test('what was taken back can be neither approved nor used', async () => {
    const [asked, approved] = [request(), request()]
    for (const one of [asked, approved]) await requests.add(one)
    await requests.approve(approved.id, staffId())
    for (const { id } of [asked, approved, approved]) await requests.withdraw(id)
    expect(await requests.list()).toEqual([])
    expect(await requests.approve(asked.id, staffId())).toBe(false)
    expect(await requests.use(approved.id)).toBe(false)
  })

  test('what has expired is forgotten', async () => {
    const [early, late] = [request(1000), request(2000)]
    await requests.add(early)
    await requests.add(late)
    await requests.forgetBefore(1000)
    expect(await requests.list()).toEqual([late])
  })
}

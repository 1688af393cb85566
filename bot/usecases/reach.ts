import type { StaffId } from '../../shared/ids.ts'
import { type PushSubscription, type Reach, reachSchema } from '../../shared/reach.ts'
import type { RingsAt } from '../../shared/telephone.ts'
import type { Ports } from '../ports.ts'
import { changePaper, readPaper } from './papers.ts'

type ReachPorts = Pick<Ports, 'papers'>

const nowhere: Reach = { subscriptions: [] }
const paperOf = (id: StaffId) => `reach:${id}`

export const readReach = async (ports: ReachPorts, id: StaffId): Promise<Reach> =>
  (await readPaper(ports, paperOf(id), reachSchema)) ?? nowhere

/** An address that is left out is forgotten. */
export async function saveAddresses(ports: ReachPorts, id: StaffId, addresses: Pick<Reach, 'mail' | 'phone'>) {
  await changePaper(ports, paperOf(id), reachSchema, (before = nowhere) => ({
    ...withoutAddresses(before),
    ...addresses,
  }))
}

const withoutAddresses = ({ mail: _, phone: __, ...kept }: Reach): Reach => kept

/** In the console, or at a telephone of their own. */
export async function chooseWhereCallsRing(ports: ReachPorts, id: StaffId, calls: RingsAt) {
  await changePaper(ports, paperOf(id), reachSchema, (before = nowhere) => ({ ...before, calls }))
}

/** The newest browsers are kept, one entry each. */
export async function addSubscription(ports: ReachPorts, id: StaffId, subscription: PushSubscription) {
  await changePaper(ports, paperOf(id), reachSchema, (before = nowhere) => ({
    ...before,
    subscriptions: [...others(before, subscription.endpoint), subscription].slice(-5),
  }))
}

/** The browser's own wish, or its push service's word that it is gone. */
export async function removeSubscription(ports: ReachPorts, id: StaffId, endpoint: string) {
  await changePaper(ports, paperOf(id), reachSchema, (before = nowhere) => ({
    ...before,
    subscriptions: others(before, endpoint),
  }))
}

export const forgetReach = ({ papers }: ReachPorts, id: StaffId) => papers.destroy(paperOf(id))

const others = ({ subscriptions }: Reach, endpoint: string) => subscriptions.filter((one) => one.endpoint !== endpoint)

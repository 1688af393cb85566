import type { StaffId } from '../../shared/ids.ts'
import type { WayName } from '../../shared/reach.ts'
import type { RingingRung } from '../../shared/settings.ts'
import { can } from '../domain/permissions.ts'
import type { Call } from '../ports/shift.ts'
import type { Ports } from '../ports.ts'
import { planRank } from './planOrder.ts'

const everyWay: readonly WayName[] = ['console', 'push', 'mail', 'sms']
/** Whoever has the console open needs no message, and the messages of a day are few (R1.10). */
const nearWays: readonly WayName[] = ['console', 'push']

/** Takes one rung of the ladder, and tells whom it reached as far as can be known. */
export async function ringRung(ports: Ports, rung: RingingRung): Promise<readonly StaffId[]> {
  const { onDuty, free } = await peopleOf(ports)
  switch (rung) {
    case 'ringOnDuty':
      return call(ports, onDuty, nearWays, 'queue')
    case 'ringSecond':
      return callFirst(ports, free)
    case 'ringCoordinators':
      return call(ports, await coordinators(ports), everyWay, 'queue')
    case 'ringEverybody':
      return call(ports, [...onDuty, ...free], everyWay, 'queue')
  }
}

/** For what concerns these people alone: a conversation given to them, or a visitor of theirs who is back. */
export const callTo = (ports: Ports, staff: readonly StaffId[]) => call(ports, staff, nearWays, 'yours')

/** Those on duty, and those who could come: first who the plan names now, in its order. Nobody on a break. */
async function peopleOf(ports: Ports) {
  const { presence } = ports
  const onDuty = presence.onDuty()
  const onBreak = presence.onBreak()
  const accounts = (await ports.staff.list()).filter(({ disabled, role }) => !disabled && can(role, 'claim'))
  const rank = planRank(ports)
  const free = accounts
    .filter(({ id }) => !onDuty.includes(id) && !onBreak.includes(id))
    .sort((a, b) => rank(a.number) - rank(b.number) || a.number - b.number)
  return { onDuty, free: free.map(({ id }) => id) }
}

async function coordinators({ staff, presence }: Ports) {
  const onBreak = presence.onBreak()
  return (await staff.list())
    .filter(({ id, role, disabled }) => role === 'coordinator' && !disabled && !onBreak.includes(id))
    .map(({ id }) => id)
}

/** A way that hangs must not hold up the next rung. */
const lookForSecondMs = 6000

/** One after another, until one is reached or it has taken too long. */
async function callFirst(ports: Ports, staff: readonly StaffId[]): Promise<readonly StaffId[]> {
  const until = ports.clock.now() + lookForSecondMs
  for (const id of staff) {
    if (ports.clock.now() >= until) break
    const reached = await call(ports, [id], everyWay, 'queue')
    if (reached.length > 0) return reached
  }
  return []
}

async function call(ports: Ports, staff: readonly StaffId[], by: readonly WayName[], about: Call) {
  if (staff.length === 0) return []
  const ways = ports.ways.filter(({ name }) => by.includes(name))
  const reached = await Promise.all(ways.map((way) => way.call(staff, about)))
  return [...new Set(reached.flat())]
}

import type { StaffId } from '../../shared/ids.ts'
import { staffAt } from '../domain/plan.ts'
import type { Ports } from '../ports.ts'

/** Where the plan puts a staff member now, by number: those it does not name come after all it does. */
export function planRank({ board, settings, clock }: Pick<Ports, 'board' | 'settings' | 'clock'>) {
  const planned = staffAt(board.plan(), settings.current().openingHours.timezone, clock.now())
  return (number: number) => (planned.includes(number) ? planned.indexOf(number) : planned.length)
}

/** Who is on duty, in the order in which they are rung: along the plan, then as they came. */
export async function onDutyAlongPlan(ports: Ports): Promise<StaffId[]> {
  const onDuty = ports.presence.onDuty()
  if (onDuty.length < 2 || !ports.board.plan()) return onDuty
  const rank = planRank(ports)
  const accounts = await ports.staff.list()
  const numberOf = new Map(accounts.map(({ id, number }) => [id, number]))
  const rankOf = (id: StaffId) => rank(numberOf.get(id) ?? Number.POSITIVE_INFINITY)
  return onDuty.toSorted((a, b) => rankOf(a) - rankOf(b))
}

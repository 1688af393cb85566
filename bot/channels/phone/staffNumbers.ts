import type { StaffId } from '../../../shared/ids.ts'
import type { Ports } from '../../ports.ts'

export interface StaffNumbers {
  /** Accounts change while the line runs. */
  refresh(): Promise<void>
  /** Where this staff member's own telephone is rung; nothing when they have none here. */
  of(staff: StaffId): string | undefined
}

/** Telephone numbers stand in the settings by the names staff sign in with. */
export function createStaffNumbers({ staff }: Ports, byName: Readonly<Record<string, string>>): StaffNumbers {
  let numbers = new Map<StaffId, string>()
  return {
    async refresh() {
      const found = await Promise.all(
        Object.entries(byName).map(async ([name, to]) => [await staff.byName(name), to] as const),
      )
      numbers = new Map(found.flatMap(([account, to]) => (account && !account.disabled ? [[account.id, to]] : [])))
    },
    of: (id) => numbers.get(id),
  }
}

import { staffNameKey } from '../../shared/staffName.ts'
import { HotlineError } from '../errors.ts'
import type { Ports } from '../ports.ts'

/** Nobody in the console takes the line's last administrator away: throws `conflict`. */
export async function ensureAdministratorLeft({ staff }: Pick<Ports, 'staff'>, without: string): Promise<void> {
  const left = (await staff.list()).filter(
    ({ name, role, disabled }) => role === 'administrator' && !disabled && staffNameKey(name) !== staffNameKey(without),
  )
  if (left.length === 0) throw new HotlineError('conflict', 'the last administrator stays')
}

import type { StaffView } from '../../shared/wire.ts'
import type { StaffAccount } from '../ports.ts'

/** A staff member as colleagues see them. */
export const staffView = ({ number, name, role }: StaffAccount): StaffView => ({ number, name, role })

import type { StaffView } from '../../shared/wire/consoleViews.ts'
import type { StaffAccount } from '../ports/staff.ts'

/** A staff member as colleagues see them. */
export const staffView = ({ number, name, role }: StaffAccount): StaffView => ({ number, name, role })

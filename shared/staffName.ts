import { z } from 'zod'

/** Sign-in name of a staff account, as it is shown. */
export const staffNameSchema = z.string().normalize('NFC').trim().min(2).max(60)

/** What names are compared by: Åsa and åsa are one account. */
export const staffNameKey = (name: string) => name.normalize('NFC').trim().toLowerCase()

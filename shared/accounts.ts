import { z } from 'zod'
import { roles } from './roles.ts'
import { staffNameSchema } from './staffName.ts'

const named = { name: staffNameSchema }
const withRole = { ...named, role: z.enum(roles) }

/** What gives somebody a right they did not have: an account, another role, a way in again. */
export const accountWantedSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('add'), ...withRole }),
  z.strictObject({ do: z.literal('setRole'), ...withRole }),
  z.strictObject({ do: z.literal('enable'), ...named }),
  z.strictObject({ do: z.literal('reset'), ...named }),
])
export type AccountWanted = z.infer<typeof accountWantedSchema>

/** An account as it stands after a change, with the one-time password where one was made: shown this once. */
export interface AccountChanged {
  name: string
  password?: string
}

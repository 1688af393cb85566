import type { Ports } from '../ports.ts'

/** Ends the session of this token; one that has ended already is no error. */
export async function signOut({ staff, tokens }: Pick<Ports, 'staff' | 'tokens'>, token: string) {
  await staff.endSession(tokens.hash(token))
}

import type { Passwords } from '../../bot/ports/staff.ts'

/** For tests that are not about passwords: a hash that takes no time. */
export const quickPasswords: Passwords = {
  hash: async (password) => `plain:${password}`,
  verify: async (password, hash) => hash === `plain:${password}`,
}

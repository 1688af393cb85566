/** What a staff account may do is looked up by role (architecture.md, "Words"). */
export const roles = ['responder', 'coordinator', 'manager', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Why somebody opens a conversation that is not theirs. Codes: a text could say who it is about. */
export const openReasons = ['shiftChange', 'support', 'danger', 'complaint', 'technical'] as const
export type OpenReason = (typeof openReasons)[number]

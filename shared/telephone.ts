/** Where a console's telephone reaches the line, on the console's own listener. */
export const telephonePath = '/telephone'

/** The code a socket is closed with when a newer console of the same person has taken its place. */
export const takenElsewhere = 4001

/** Where the calls of a staff member ring. */
export const ringsAt = ['browser', 'own'] as const
export type RingsAt = (typeof ringsAt)[number]

/** `own`: whether they have a telephone of their own here. Nothing at all where calls ring in no browser. */
export interface TelephoneView {
  rings: RingsAt
  own: boolean
}

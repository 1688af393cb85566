/**
 * What every message outside the console says, whatever it is about and on days when it is about nothing: the same words
 * and the same length (requirements.md R1.10).
 */
export const outsideText = 'Titta i konsolen när du kan.'
export const outsideSubject = 'Jour'

/** Nobody waits longer for what is outside. */
export const answersWithinMs = 3000

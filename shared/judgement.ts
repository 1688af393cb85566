/** Why staff judge otherwise than the questions: codes, so that nothing of a conversation is kept with them. */
export const judgementReasons = ['newFacts', 'misunderstood', 'calmer', 'worse', 'other'] as const
export type JudgementReason = (typeof judgementReasons)[number]

/** Why staff destroy a text. */
export const redactionReasons = ['identity', 'crimeDetails', 'otherPerson', 'ownMistake'] as const
export type RedactionReason = (typeof redactionReasons)[number]

/** The two decision aids, and how each may end (tone-and-safety.md 7.6). The reports themselves live in the case system. */
export const aids = {
  childConcern: ['childReportMade', 'childReportToBeMade', 'childAdviceSought', 'childNoConcern'],
  dangerToLife: ['dangerCalled112', 'dangerCalledPolice', 'dangerAskedManager', 'dangerNoDuty'],
} as const
export type Aid = keyof typeof aids
export const aidCodes = [...aids.childConcern, ...aids.dangerToLife] as const
export type AidCode = (typeof aidCodes)[number]

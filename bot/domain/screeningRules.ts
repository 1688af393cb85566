import type { Flag, Need, RuleId, ScreeningAnswers, Track, Urgency } from '../../shared/screening.ts'

/** Version of everything in this file. A change of a rule is a new version, because records and results carry it. */
export const ruleVersion = 'screen-1.0'

/** The screening in its order (screening.md 5.2): Q1 first, always. */
export const questions = ['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7', 'Q8'] as const
/** One of `questions`. */
export type Question = (typeof questions)[number]

/** screening.md 5.3, first table: points by question and answer, which for Q8 is a need. The sum sorts within a level. */
export const points: Record<Question, Readonly<Record<string, number>>> = {
  Q1: { 2: 6 },
  Q2: { 1: 2, 2: 2 },
  Q3: { 1: 1 },
  Q4: { 1: 1, 2: 1, 3: 1 },
  Q5: { 1: 4, 2: 2 },
  Q6: { 1: 3, 2: 1 },
  Q7: { 1: 2 },
  Q8: { children: 1, addiction: 1 },
}

/** An answer that raised the urgency or gave points, as codes that the console puts into words. */
export interface Reason {
  question: Question | 'asksForHuman' | 'acuteSignal'
  /** The number of the button (`1`), a need of Q8 (`children`), or `yes`, `denied`, `confirmed`. */
  answer: string
}

/** A rule of screening.md 5.3. `because` are the answers that staff read as its reason, those of them that were given. */
export interface Rule {
  id: RuleId
  atLeast: Urgency
  fires(answers: ScreeningAnswers, points: number): boolean
  because: readonly Reason[]
}

/** screening.md 5.3, second table. The highest level of the rules that fire wins; no rule lowers anything. */
export const rules: readonly Rule[] = [
  {
    id: 'U1',
    atLeast: 'acute',
    fires: (answers) => answers.Q1 === 1 || answers.acuteSignal === 'confirmed',
    because: [
      { question: 'Q1', answer: '1' },
      { question: 'acuteSignal', answer: 'confirmed' },
    ],
  },
  { id: 'U2', atLeast: 'urgent', fires: ({ Q1 }) => Q1 === 2, because: [{ question: 'Q1', answer: '2' }] },
  { id: 'U3', atLeast: 'urgent', fires: ({ Q5 }) => Q5 === 1, because: [{ question: 'Q5', answer: '1' }] },
  {
    id: 'U4',
    atLeast: 'urgent',
    fires: ({ Q5, Q6 }) => Q6 === 1 && Q5 !== 3,
    because: [{ question: 'Q6', answer: '1' }],
  },
  {
    id: 'U5',
    atLeast: 'urgent',
    fires: (answers) => needs(answers, 'suicidal'),
    because: [{ question: 'Q8', answer: 'suicidal' }],
  },
  { id: 'U6', atLeast: 'urgent', fires: (_, sum) => sum >= 7, because: [] },
  { id: 'U7', atLeast: 'soon', fires: (_, sum) => sum >= 2, because: [] },
  {
    id: 'U8',
    atLeast: 'soon',
    fires: ({ asksForHuman, Q1, Q5 }) => asksForHuman && !Q1 && !Q5,
    because: [{ question: 'asksForHuman', answer: 'yes' }],
  },
  {
    id: 'U9',
    atLeast: 'urgent',
    fires: ({ acuteSignal }) => acuteSignal === 'denied',
    because: [{ question: 'acuteSignal', answer: 'denied' }],
  },
]

/** Told from the answers and from the tracks found before it in the table. */
export interface TrackRule {
  track: Track
  applies(answers: ScreeningAnswers, earlier: readonly Track[]): boolean
}

const persons: readonly Track[] = ['protectionCase', 'childrenAndYouth', 'specialDefector', 'defector', 'sig']

/** screening.md 5.4 as 5.6 reads it, in the order in which tracks are listed. */
export const trackRules: readonly TrackRule[] = [
  { track: 'professional', applies: ({ role }) => role === 3 },
  { track: 'relativeSupport', applies: ({ role }) => role === 2 },
  { track: 'protectionCase', applies: ({ Q7 }) => Q7 === 1 },
  { track: 'childrenAndYouth', applies: (answers) => isMinor(answers) },
  {
    track: 'specialDefector',
    applies: (answers) =>
      !isMinor(answers) &&
      wantsOut(answers) &&
      hasGroup(answers) &&
      answers.Q5 === 1 &&
      answers.Q6 === 1 &&
      answers.Q7 !== 1,
  },
  {
    track: 'defector',
    applies: (answers, earlier) =>
      wantsOut(answers) &&
      answers.Q4 !== 5 &&
      isThreatened(answers) &&
      answers.Q7 !== 1 &&
      !earlier.includes('specialDefector'),
  },
  {
    track: 'sig',
    applies: ({ Q2, Q3, Q4, Q5, Q6, Q7 }) => Q2 === 3 && Q3 !== 3 && Q4 !== 5 && Q5 !== 1 && Q6 !== 1 && Q7 !== 1,
  },
  {
    track: 'socialServices',
    applies: (answers, earlier) => wantsOut(answers) && !earlier.some((track) => persons.includes(track)),
  },
  { track: 'honour', applies: ({ Q4 }) => Q4 === 3 },
  { track: 'addiction', applies: (answers) => needs(answers, 'addiction') },
  { track: 'other', applies: (_, earlier) => earlier.length === 0 },
]

/** For staff only, never told to a visitor (screening.md 5.4, last paragraph, as 5.6 reads it). */
export const flagRules: readonly { flag: Flag; applies(answers: ScreeningAnswers): boolean }[] = [
  { flag: 'child', applies: (answers) => needs(answers, 'children') || isMinor(answers) },
  { flag: 'youngWithThreat', applies: (answers) => isMinor(answers) && isThreatened(answers) },
  { flag: 'suspect', applies: ({ Q7 }) => Q7 === 2 },
  { flag: 'suicide', applies: (answers) => needs(answers, 'suicidal') },
  { flag: 'extremism', applies: ({ Q4 }) => Q4 === 2 },
  { flag: 'checkDefection', applies: (answers) => answers.Q7 === 1 && wantsOut(answers) && isThreatened(answers) },
  { flag: 'otherMunicipality', applies: ({ otherMunicipality }) => otherMunicipality === true },
]

// A skipped question matches no value, so `===` fails and `!==` holds for it (screening.md 5.6).
const isMinor = ({ Q2 }: ScreeningAnswers) => Q2 === 1 || Q2 === 2
const isThreatened = ({ Q5 }: ScreeningAnswers) => Q5 === 1 || Q5 === 2
const hasGroup = ({ Q4 }: ScreeningAnswers) => Q4 === 1 || Q4 === 2 || Q4 === 3
const needs = ({ Q8 }: ScreeningAnswers, need: Need) => Q8?.includes(need) ?? false

/** Somebody who skips Q3 but tells of a threat against themselves is taken to want out (screening.md 5.6). */
function wantsOut(answers: ScreeningAnswers) {
  const { Q3, role } = answers
  return Q3 === 1 || Q3 === 2 || (!Q3 && role === 1 && isThreatened(answers))
}

import type { Audience, ScreeningAnswers } from '../../shared/screening.ts'

/** A simulated visitor, after a case of the screening: how they answer, and when they are lost. Their words are in `locales/`. */
export interface PracticeVisitor {
  case: 'V01' | 'V02' | 'V03' | 'V05' | 'V06'
  audience: Audience
  answers: Omit<ScreeningAnswers, 'role' | 'asksForHuman' | 'acuteSignal'>
  /** After this many of their own lines the page is gone. */
  lostAfter?: number
}

/** In the order they come: a calm one first, the worst last. */
export const practiceVisitors: readonly PracticeVisitor[] = [
  { case: 'V06', audience: 'relative', answers: { Q1: 3, Q2: 1, Q3: 3, Q4: 1, Q5: 3, Q6: 3, Q7: 3, Q8: [] } },
  { case: 'V03', audience: 'self', answers: { Q1: 3, Q2: 3, Q3: 2, Q4: 1, Q5: 2, Q6: 3, Q7: 3, Q8: [] } },
  { case: 'V05', audience: 'self', answers: { Q1: 2, Q2: 2, Q3: 1, Q4: 1, Q5: 1, Q6: 2, Q7: 3, Q8: [] } },
  {
    case: 'V02',
    audience: 'self',
    answers: { Q1: 3, Q2: 4, Q3: 1, Q4: 1, Q5: 1, Q6: 1, Q7: 3, Q8: ['addiction'] },
    lostAfter: 2,
  },
  { case: 'V01', audience: 'self', answers: { Q1: 1, Q2: 4, Q3: 1, Q4: 1, Q5: 1, Q6: 1, Q7: 3, Q8: [] } },
]

/** What they take of a step; undefined where they have come as far as the bot leads them. */
export function practiceChoices({ audience, answers }: PracticeVisitor, step: string): readonly string[] | undefined {
  if (step === 'Q8') return answers.Q8?.length ? answers.Q8 : ['none']
  if (/^Q[1-7]$/.test(step)) return [String(answers[step as 'Q1'] ?? 0)]
  return ({ who: [audience], ...onTheWay } as Readonly<Record<string, readonly string[]>>)[step]
}

const onTheWay = {
  menu: ['screening'],
  C2: ['yes'],
  screened: ['human'],
  C3: ['yes'],
  C3earlier: ['yes'],
  H1: ['talkFirst'],
  H2: ['skip'],
  C4: ['yes'],
}

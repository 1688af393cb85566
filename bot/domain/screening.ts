import {
  needs,
  type ScreeningAnswers,
  type ScreeningResult,
  type Track,
  type Urgency,
  urgencies,
} from '../../shared/screening.ts'
import { flagRules, points, questions, type Reason, rules, trackRules } from './screeningRules.ts'

export { type Reason, ruleVersion } from './screeningRules.ts'

/**
 * Sorts the queue and picks information (screening.md 5.3, 5.4 and 5.6). Lists keep the order of those tables.
 * Never a verdict, and never told to a visitor as one.
 */
export function assess(answers: ScreeningAnswers): ScreeningResult {
  const sum = sumOfPoints(answers)
  const fired = rules.filter((rule) => rule.fires(answers, sum))
  return {
    urgency: highest(fired.map(({ atLeast }) => atLeast)),
    points: sum,
    tracks: tracksOf(answers),
    flags: flagRules.filter((rule) => rule.applies(answers)).map(({ flag }) => flag),
    rules: fired.map(({ id }) => id),
    unanswered: unansweredIn(answers),
  }
}

/** What staff read as "acute because …": each answer that gave points or made a rule fire, in the order of the questions. */
export function reasons(answers: ScreeningAnswers): Reason[] {
  const sum = sumOfPoints(answers)
  const because = rules.filter((rule) => rule.fires(answers, sum)).flatMap((rule) => rule.because)
  return given(answers).filter((one) => givesPoints(one) || because.some((other) => isSame(one, other)))
}

function sumOfPoints(answers: ScreeningAnswers) {
  let sum = 0
  for (const question of questions) {
    if (question !== 'Q8') sum += points[question][answers[question] ?? 0] ?? 0
  }
  for (const need of needs) if (answers.Q8?.includes(need)) sum += points.Q8[need] ?? 0
  return sum
}

const highest = (levels: Urgency[]) => urgencies.find((urgency) => levels.includes(urgency)) ?? 'information'

function tracksOf(answers: ScreeningAnswers) {
  const found: Track[] = []
  for (const rule of trackRules) if (rule.applies(answers, found)) found.push(rule.track)
  return found
}

/** "None" in Q8 is an empty list and an answer; no list is skipped. */
const unansweredIn = (answers: ScreeningAnswers) =>
  questions.filter((question) => (question === 'Q8' ? answers.Q8 === undefined : !answers[question])).length

/** Everything that was answered or found, one by one. */
function given(answers: ScreeningAnswers): Reason[] {
  const { Q8 = [], asksForHuman, acuteSignal } = answers
  return [
    ...questions.filter((question) => question !== 'Q8').map((question) => reason(question, answers[question] ?? 0)),
    ...needs.filter((need) => Q8.includes(need)).map((need) => reason('Q8', need)),
    reason('asksForHuman', asksForHuman ? 'yes' : 'no'),
    reason('acuteSignal', acuteSignal),
  ]
}

const reason = (question: Reason['question'], answer: string | number): Reason => ({ question, answer: String(answer) })

const givesPoints = ({ question, answer }: Reason) =>
  question !== 'asksForHuman' && question !== 'acuteSignal' && answer in points[question]

const isSame = (one: Reason, other: Reason) => one.question === other.question && one.answer === other.answer

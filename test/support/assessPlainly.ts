import type { ScreeningAnswers, ScreeningResult } from '../../shared/screening.ts'

/** A second reading of screening.md 5.3–5.6, written from the text alone and without its tables, to hold the first against. */
export function assessPlainly(given: ScreeningAnswers): string {
  const { role, Q1, Q2, Q3, Q4, Q5, Q6, Q7, Q8 = [], asksForHuman, acuteSignal } = given
  const children = Q8.includes('children')
  const drugs = Q8.includes('addiction')
  const suicidal = Q8.includes('suicidal')
  const minor = Q2 === 1 || Q2 === 2
  const threat = Q5 === 1 || Q5 === 2
  const wantsOut = Q3 === 1 || Q3 === 2 || (Q3 === 0 && role === 1 && threat)

  let points = 0
  if (Q1 === 2) points += 6
  if (minor) points += 2
  if (Q3 === 1) points += 1
  if (Q4 === 1 || Q4 === 2 || Q4 === 3) points += 1
  points += Q5 === 1 ? 4 : Q5 === 2 ? 2 : 0
  points += Q6 === 1 ? 3 : Q6 === 2 ? 1 : 0
  if (Q7 === 1) points += 2
  points += Number(children) + Number(drugs)

  const rules: string[] = []
  if (Q1 === 1 || acuteSignal === 'confirmed') rules.push('U1')
  if (Q1 === 2) rules.push('U2')
  if (Q5 === 1) rules.push('U3')
  if (Q6 === 1 && (Q5 === 0 || Q5 === 1 || Q5 === 2)) rules.push('U4')
  if (suicidal) rules.push('U5')
  if (points >= 7) rules.push('U6')
  if (points >= 2) rules.push('U7')
  if (asksForHuman && Q1 === 0 && Q5 === 0) rules.push('U8')
  if (acuteSignal === 'denied') rules.push('U9')
  const urgent = rules.some((rule) => !['U1', 'U7', 'U8'].includes(rule))
  const urgency = rules[0] === 'U1' ? 'acute' : urgent ? 'urgent' : rules.length > 0 ? 'soon' : 'information'

  const tracks: string[] = []
  const special = !minor && wantsOut && (Q4 === 1 || Q4 === 2 || Q4 === 3) && Q5 === 1 && Q6 === 1 && Q7 !== 1
  if (role === 3) tracks.push('professional')
  if (role === 2) tracks.push('relativeSupport')
  const before = tracks.length
  if (Q7 === 1) tracks.push('protectionCase')
  if (minor) tracks.push('childrenAndYouth')
  if (special) tracks.push('specialDefector')
  if (wantsOut && Q4 !== 5 && threat && Q7 !== 1 && !special) tracks.push('defector')
  if (Q2 === 3 && Q3 !== 3 && Q5 !== 1 && Q6 !== 1 && Q4 !== 5 && Q7 !== 1) tracks.push('sig')
  if (wantsOut && tracks.length === before) tracks.push('socialServices')
  if (Q4 === 3) tracks.push('honour')
  if (drugs) tracks.push('addiction')
  if (tracks.length === 0) tracks.push('other')

  const flags: string[] = []
  if (children || minor) flags.push('child')
  if (minor && threat) flags.push('youngWithThreat')
  if (Q7 === 2) flags.push('suspect')
  if (suicidal) flags.push('suicide')
  if (Q4 === 2) flags.push('extremism')
  if (Q7 === 1 && wantsOut && threat) flags.push('checkDefection')

  const skipped = [Q1, Q2, Q3, Q4, Q5, Q6, Q7].filter((answer) => answer === 0).length
  return asLine({ urgency, points, tracks, flags, rules, unanswered: skipped + (given.Q8 ? 0 : 1) })
}

/** A result as one line, so that millions can be compared. */
export const asLine = ({ urgency, points, tracks, flags, rules, unanswered }: Result) =>
  [urgency, points, tracks, flags, rules, unanswered].join(' ')

type Result = { [K in keyof ScreeningResult]: number | string | readonly string[] }

import { type Audience, needs, type ScreeningAnswers } from '../../shared/screening.ts'

/** What choices of a step tell the rules; nothing where it is none of their questions, or Q8 was skipped. */
export function answersOf(step: string, choices: readonly string[]): Partial<ScreeningAnswers> {
  const [choice] = choices
  if (step === 'who') return { role: roleOf[choice as Audience] }
  if (step === 'Q8') return needsTicked(choices)
  if (/^Q[1-7]$/.test(step)) return { [step]: choice === 'skip' ? 0 : Number(choice) }
  return {}
}

/** Codes of step 0 (screening.md 5.2); 0 is "would rather not say". */
const roleOf: Readonly<Record<Audience, number>> = { self: 1, relative: 2, professional: 3, undisclosed: 0 }

/** Whoever ticks thoughts of suicide has said so, whatever else was ticked with it. */
function needsTicked(choices: readonly string[]): Pick<ScreeningAnswers, 'Q8'> {
  const ticked = needs.filter((need) => choices.includes(need))
  return ticked.length === 0 && choices.includes('skip') ? {} : { Q8: ticked }
}

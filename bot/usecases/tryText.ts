import type { Explanation } from '../../shared/explanation.ts'
import type { Language } from '../../shared/languages.ts'
import type { Audience } from '../../shared/screening.ts'
import type { Ports } from '../ports.ts'

/** What the bot makes of a text that somebody tries, and why; nothing of it is kept. */
export function tryText(
  { answers, recogniseLanguage }: Pick<Ports, 'answers' | 'recogniseLanguage'>,
  { text, language, audience }: { text: string; language: Language; audience: Audience },
): Explanation {
  const writtenIn = recogniseLanguage(text)
  return { ...answers[language].explain(text, { audience }), ...(writtenIn ? { writtenIn } : {}) }
}

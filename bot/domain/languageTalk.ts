import { isLanguage, type Language } from '../../shared/languages.ts'
import { languageChoice } from './triageScript.ts'
import type { Taken, Turn } from './turn.ts'

/** Once for each language, and never in the way of the question about danger. */
export function mayOfferLanguage(turn: Turn, language: Language): boolean {
  const { place, offeredLanguages, openPrompt } = turn.now()
  const isOurs = turn.situation.languages.includes(language)
  return isOurs && place.status === 'withBot' && !offeredLanguages.has(language) && openPrompt?.prompt.step !== 'signal'
}

/** Asks in both languages whether to go on in the one the visitor writes: it is never switched silently. */
export function offerLanguage(turn: Turn, language: Language) {
  const { language: current } = turn.now()
  turn.ask('language', {
    text: `language.offer.${language}`,
    alsoIn: language,
    choices: [languageChoice(language, '1'), languageChoice(current, '2')],
  })
}

/** Goes on in the language that was taken, with what stood open before. */
export function chooseOffered(turn: Turn, { choices: [taken] }: Taken) {
  const { language, setAside } = turn.now()
  if (isLanguage(taken) && taken !== language) turn.add({ kind: 'languageChosen', by: 'bot', language: taken })
  // An answer that was read once is not read again; what may be asked next is.
  if (!setAside || setAside.step === 'topic') return turn.ask('menu')
  turn.add({ kind: 'prompted', by: 'bot', prompt: setAside })
}

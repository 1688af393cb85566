import { type Language, languages } from '../../shared/languages.ts'
import type { Settings } from '../../shared/settings.ts'
import { latest } from './latest.ts'
import { readLocale } from './readLocale.ts'
import type { TextSource } from './translate.ts'

type Texts = Readonly<Record<string, string>>

/** What the page says by itself, by language; what a language lacks is said in English, then Swedish. */
export function readPageTexts(
  { numbers }: Pick<Settings, 'numbers'>,
  read: TextSource['content']['read'] = readLocale,
): Record<Language, Texts> {
  const textsIn = (language: Language) => read(language, 'page') as Texts
  const [swedish, english] = [textsIn('sv'), textsIn('en')]
  const whole = languages.map((language) => [
    language,
    withNumbers(
      { ...swedish, ...english, ...textsIn(language) },
      { ...numbers.helplines, contactCentre: numbers.contactCentre },
    ),
  ])
  return Object.fromEntries(whole) as Record<Language, Texts>
}

/** The page fills in what it knows itself; the numbers it does not. */
const withNumbers = (texts: Texts, numbers: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      text.replace(/\{(\w+)\}/g, (whole, name: string) => numbers[name] ?? whole),
    ]),
  )

/** The same as they are at the moment. */
export function createPageTexts(source: TextSource): (language: Language) => Texts {
  const now = latest(source, ({ settings, content }) => readPageTexts(settings.current(), content.read))
  return (language) => now()[language]
}

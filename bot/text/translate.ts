import i18next, { type i18n } from 'i18next'
import type { EntryOf } from '../../shared/entry.ts'
import { draftedLanguages, type Language, languages } from '../../shared/languages.ts'
import type { Choice, Parameter, Parameters, Prompt } from '../../shared/prompt.ts'
import type { Settings } from '../../shared/settings.ts'
import { hoursText } from './hoursText.ts'
import { latest } from './latest.ts'
import { readLocale } from './readLocale.ts'
import { regionOf } from './regionOf.ts'

/** Puts a text key into words. A missing key falls back to English, then Swedish, and is reported by `onMissing`. */
export type Translate = (language: Language, key: string, parameters?: Parameters) => string

/** Where texts and what they name come from; both may change, and `lastSeq` tells when. */
export interface TextSource {
  settings: { current(): Settings }
  content: { read(language: Language, name: string): unknown; lastSeq(): number }
}

/** Texts and settings as they were installed, which never change. */
export const installedTexts = (settings: Settings): TextSource => ({
  settings: { current: () => settings },
  content: { read: readLocale, lastSeq: () => 0 },
})

export function createTranslate(source: TextSource, onMissing: (key: string) => void): Translate {
  const now = latest(source, readBook)
  const hoursNow = createHoursNow(source.settings)
  return function t(wanted, key, parameters = {}) {
    const book = now()
    const language = spokenFor(book, key, wanted)
    const values = { ...book.standard[language], ...hoursNow(language), ...parameters }
    const words = Object.entries(values).map(
      ([name, value]) => [name, worded(book, { name, value, language })] as const,
    )
    // A count stays a number: it chooses the plural form.
    const count = typeof parameters.count === 'number' ? { count: parameters.count } : {}
    return String(book.dictionary.t(key, { lng: language, ...Object.fromEntries(words), ...count }))
  }

  /** A text that is said in another language is said in it whole, its days and lists too. */
  function spokenFor({ dictionary }: Book, key: string, wanted: Language): Language {
    const spoken = [wanted, ...fallbacks].find((language) => dictionary.exists(key, { lng: language, count: 1 }))
    if (spoken !== wanted) onMissing(key)
    return spoken ?? wanted
  }

  function worded({ dictionary, settings, standard }: Book, { name, value, language }: NamedValue): string {
    if (typeof value === 'number') return name.endsWith('At') ? instantText(settings, language, value) : String(value)
    if (typeof value === 'string') return value
    const words = value.texts.map((key) =>
      String(dictionary.t(key, { lng: language, ...standard[language], ...hoursNow(language) })),
    )
    return new Intl.ListFormat(regionOf[language], { type: 'disjunction' }).format(words)
  }
}

interface NamedValue {
  name: string
  value: Parameter
  language: Language
}

/** Texts and settings of one moment. */
interface Book {
  settings: Settings
  dictionary: i18n
  standard: Record<Language, Parameters>
}

function readBook({ settings, content }: TextSource): Book {
  const current = settings.current()
  const standard = languages.map((language) => [language, fixedParameters(current, language)])
  return {
    settings: current,
    dictionary: dictionaryOf(content.read),
    standard: Object.fromEntries(standard) as Record<Language, Parameters>,
  }
}

/** The paragraphs of a prompt, in the visitor's language. */
export function promptParagraphs(t: Translate, language: Language, prompt: Prompt): string[] {
  return [prompt.text, ...(prompt.more ?? [])].flatMap((key) => t(language, key, prompt.parameters).split('\n\n'))
}

/** Consent (C1 is the notice of the first screen), the questions about it, and acute texts: every word of these must be right. */
const weighty = /^(who\.notice|C[2-4]|C3\.(earlier|child)|H2|screening\.H1\..+|acute\..+)$/

/**
 * The Swedish of consent and acute texts, for a language that no person has reviewed (tone-and-safety.md 7.7); none of any
 * other text, and in any other language.
 */
export function swedishBeside(t: Translate, language: Language, { text, more = [], parameters }: Prompt): string[] {
  if (!draftedLanguages.includes(language)) return []
  const keys = [text, ...more].filter((key) => weighty.test(key))
  return keys.flatMap((key) => t('sv', key, parameters).split('\n\n'))
}

/** The same in the language the visitor writes, where a prompt is said in both. */
export const alsoInParagraphs = (t: Translate, prompt: Prompt): string[] =>
  prompt.alsoIn ? promptParagraphs(t, prompt.alsoIn, prompt) : []

/** The words of a prompt's button, in each language that the prompt is said in. */
export function choiceWords(
  t: Translate,
  language: Language,
  { alsoIn = language }: Prompt,
  { text, parameters }: Choice,
): string[] {
  return [...new Set([language, alsoIn].map((one) => t(one, text, parameters)))]
}

export const choiceLabel = (words: readonly string[]) => words.join(' · ')

/** What the visitor answered: the written words, or the labels of what was tapped. */
export const answerText = (t: Translate, language: Language, { typed, labels }: EntryOf<'answered'>) =>
  typed ?? labels.map(({ text, parameters }) => t(language, text, parameters)).join(', ')

const voiceKey = (key: string) => `voice.${key}`

/** What is said by telephone: whole sentences that tell which key is what; a topic's answer is said as it stands. */
export const voiceText = (t: Translate, language: Language, key: string): string =>
  t(language, key.startsWith('topic.') ? key : voiceKey(key))

/** Where a text is taken from that a language does not have. */
const fallbacks = ['en', 'sv'] as const

function dictionaryOf(read: TextSource['content']['read']): i18n {
  const dictionary = i18next.createInstance()
  void dictionary.init({
    resources: Object.fromEntries(languages.map((language) => [language, { translation: textsOf(language, read) }])),
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
  })
  return dictionary
}

/** Prompts as they stand, what is said by telephone as `voice.…`, topics as `topic.<id>.answer` and `.title`, groups as `group.<id>`. */
function textsOf(language: Language, read: TextSource['content']['read']): Record<string, string> {
  const topics = read(language, 'topics') as { id: string; title: string; answer: string }[]
  const groups = read(language, 'topicGroups') as Record<string, string>
  return {
    ...(read(language, 'prompts') as Record<string, string>),
    ...Object.fromEntries(
      Object.entries(read(language, 'voice') as Record<string, string>).map(([key, text]) => [voiceKey(key), text]),
    ),
    ...Object.fromEntries(
      topics.flatMap(({ id, title, answer }) => [
        [`topic.${id}.title`, title],
        [`topic.${id}.answer`, answer],
      ]),
    ),
    ...Object.fromEntries(Object.entries(groups).map(([id, label]) => [`group.${id}`, label])),
  }
}

/** Hours follow the shift plan, so they are put into words anew when they have changed. */
function createHoursNow(settings: TextSource['settings']): (language: Language) => Parameters {
  const known = new Map<Language, { hours: Settings['openingHours']; text: string }>()
  return (language) => {
    const hours = settings.current().openingHours
    const before = known.get(language)
    const now = before?.hours === hours ? before : { hours, text: hoursText(hours, language) }
    known.set(language, now)
    return { openingHours: now.text }
  }
}

/** Numbers and hours live once, in the settings, so that no answer is wrong because one of them changed. */
export function fixedParameters(
  { municipality, numbers, openingHours, retention, districts, decider }: Settings,
  language: Language,
): Record<string, string> {
  return {
    municipality,
    decider,
    sigDistricts: listed(
      language,
      districts.filter(({ sig }) => sig).map(({ name }) => name),
    ),
    lineNumber: numbers.line,
    contactCentre: numbers.contactCentre,
    socialEmergency: numbers.socialEmergency,
    ...numbers.helplines,
    openingHours: hoursText(openingHours, language),
    retention: lengthText(language, 'hour', retention.closedHours),
    waitingRetention: lengthText(language, 'day', retention.waitingDays),
  }
}

const listed = (language: Language, names: readonly string[]) =>
  names.length > 0 ? new Intl.ListFormat(regionOf[language]).format(names) : '–'

const lengthText = (language: Language, unit: 'hour' | 'day', length: number) =>
  new Intl.NumberFormat(regionOf[language], { style: 'unit', unit, unitDisplay: 'long' }).format(length)

function instantText({ openingHours }: Settings, language: Language, at: number): string {
  const format = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const
  return new Intl.DateTimeFormat(regionOf[language], {
    ...format,
    timeZone: openingHours.timezone,
  }).format(at)
}

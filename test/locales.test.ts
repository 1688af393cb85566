import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type StepName, script, stepOf } from '../bot/domain/triageScript.ts'
import { readLocale } from '../bot/text/readLocale.ts'
import { completeLanguages, directionOf, draftedLanguages, type Language, languages } from '../shared/languages.ts'
import { root, sourceFiles } from './support/sourceFiles.ts'
import { flat, keyUses, parametersOf } from './support/textKeys.ts'

const programs = sourceFiles().filter(({ path }) => !path.startsWith('test/'))
const page = 'bot/channels/webchat/page/'
const usesIn = (isIn: (path: string) => boolean) => programs.filter(({ path }) => isIn(path)).flatMap(keyUses)
const botUses = usesIn((path) => path.startsWith('bot/') && !path.startsWith(page))

const textFiles = {
  prompts: botUses,
  voice: botUses,
  page: usesIn((path) => path.startsWith(page)),
  console: usesIn((path) => path.startsWith('console/')),
  statistics: usesIn((path) => /^(console|shared)\/statistics\/|^bot\/commands\/yearly/.test(path)),
  dial: usesIn((path) => path.startsWith('console/dial/')),
  trail: usesIn((path) => path.startsWith('console/trail/')),
  provider: usesIn((path) => path.startsWith('console/provider/')),
  administration: usesIn((path) => path.startsWith('console/admin/') || path.startsWith('bot/content/')),
}
type TextFile = keyof typeof textFiles
const names = Object.keys(textFiles) as TextFile[]
const texts = (language: Language, name: string) => flat(readLocale(language, name))
const withoutForm = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')

/** What only staff read, and the console is in complete languages. */
const forStaff = ['administration', 'console', 'dial', 'practice', 'provider', 'record', 'statistics', 'trail']
const filesOf = (language: Language) =>
  readdirSync(join(root, 'locales', language))
    .map((file) => file.replace('.json', ''))
    .sort()

test('every language has the same files, those for staff apart where it is drafted', () => {
  const files = filesOf('sv')
  expect(files).toEqual(expect.arrayContaining(forStaff))
  expect(readdirSync(join(root, 'locales')).sort()).toEqual([...languages].sort())
  expect([...completeLanguages, ...draftedLanguages].sort()).toEqual([...languages].sort())
  for (const language of completeLanguages) expect(filesOf(language)).toEqual(files)
  for (const language of draftedLanguages)
    expect(filesOf(language)).toEqual(files.filter((name) => !forStaff.includes(name)))
})

const shapeOf = (language: Language, name: string) =>
  Object.fromEntries([...texts(language, name)].map(([key, text]) => [key, parametersOf(text)]))

test.each([...names, 'topicGroups'])('%s has the same keys with the same parameters in every language', (name) => {
  expect(Object.keys(shapeOf('sv', name)).length).toBeGreaterThan(5)
  for (const language of completeLanguages) expect(shapeOf(language, name)).toEqual(shapeOf('sv', name))
})

/** A language has the plural forms it has; one for exactly one, two or none may leave the number out. */
function withoutForms(language: Language, name: string) {
  const all = [...texts(language, name)].filter(([key]) => !/_(zero|one|two)$/.test(key))
  return Object.fromEntries(all.map(([key, text]) => [withoutForm(key), parametersOf(text)]))
}

const forVisitors = [...names, 'topicGroups'].filter((name) => !forStaff.includes(name))

test.each(draftedLanguages)(
  'a drafted language has every text a visitor reads, plural forms of its own (%s)',
  (language) => {
    expect(forVisitors).toEqual(['prompts', 'voice', 'page', 'topicGroups'])
    for (const name of forVisitors) expect(withoutForms(language, name)).toEqual(withoutForms('sv', name))
  },
)

test.each(languages)('each count has the plural forms of its language, and no others (%s)', (language) => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
  const counted = [...texts(language, 'page').keys()].filter((key) => key !== withoutForm(key))
  const stems = [...new Set(counted.map(withoutForm))]
  expect(stems).toEqual(['write.left', 'write.over'])
  for (const stem of stems)
    expect(counted.filter((key) => withoutForm(key) === stem).toSorted()).toEqual(
      forms.map((form) => `${stem}_${form}`),
    )
})

test('every quick phrase is there in every language, and has no parameter that nobody fills in', () => {
  const keys = [...texts('sv', 'phrases').keys()]
  expect(keys.length).toBeGreaterThan(20)
  for (const language of languages) {
    expect([...texts(language, 'phrases').keys()]).toEqual(keys)
    expect([...texts(language, 'phrases').values()].filter((text) => text.trim() === '' || /[{}!]/.test(text))).toEqual(
      [],
    )
  }
})

// Each paragraph finds its direction by its first letter: a word in another script there would turn all of it.
test('what is written from right to left begins with a letter of its own', () => {
  const rightToLeft = languages.filter((language) => directionOf[language] === 'rtl')
  expect(rightToLeft).toEqual(['ar'])
  const paragraphs = rightToLeft.flatMap((language) => {
    const topics = (readLocale(language, 'topics') as Topic[]).flatMap(({ title, answer }) => [title, answer])
    return [...texts(language, 'prompts').values(), ...topics].flatMap((text) => text.split('\n\n'))
  })
  const firstLetters = paragraphs.flatMap((text) => /\p{L}/u.exec(text.replace(/\{\w+\}/g, ''))?.[0] ?? [])
  expect(firstLetters.length).toBeGreaterThan(200)
  expect(firstLetters.filter((letter) => !/\p{Script=Arabic}/u.test(letter))).toEqual([])
})

interface Topic {
  id: string
  audience: string[]
  title: string
  answer: string
  phrasings: string[]
}

test('the topics are the same in every language, each with a title, an answer and phrasings', () => {
  const shape = ({ id, audience, title, answer }: Topic) => [id, audience, parametersOf(title), parametersOf(answer)]
  const [swedish, english] = completeLanguages.map((language) => readLocale(language, 'topics') as Topic[])
  expect(swedish).toHaveLength(92)
  expect(english?.map(shape)).toEqual(swedish?.map(shape))
  const all = [...(swedish ?? []), ...(english ?? [])]
  expect(all.filter(({ title, answer, phrasings }) => !title || !answer || phrasings.length === 0)).toEqual([])
})

/** What somebody in a hurry and in danger asks; every language has these. */
// biome-ignore format: a list to read across
const neededTopics = [
  'om-tjansten', 'bot-eller-manniska', 'oppettider', 'prata-med-manniska', 'aterkomstkod',
  'annat-sprak', 'anonym', 'tystnadsplikt-granser', 'vad-ska-jag-inte-skriva', 'vad-sparas',
  'radera', 'dolja-sparen', 'vem-ar-avhoppare', 'villkor', 'maste-jag-gola',
  'blir-jag-gripen', 'vad-hander-sen', 'vilken-hjalp', 'for-sent', 'lamna-utan-brak',
  'litar-inte-pa-polisen', 'litar-inte-pa-soc', 'hotad-nu', 'hot-ej-akut', 'skicka-hjalp',
  'flytta', 'sova-inatt', 'familjen-hotas', 'telefon-sparning', 'vapen',
  'skadad', 'under-18', 'uppdrag', 'skuld-till-gang', 'foraldrar-far-veta',
  'slakt-heder', 'droger', 'suicid', 'anhorig-prata', 'anhorig-soka-at-nagon',
]

test.each(draftedLanguages)('the forty most needed topics are there, as the Swedish has them (%s)', (language) => {
  const shape = ({ id, audience, answer }: Topic) => [id, audience, parametersOf(answer)]
  const topics = readLocale(language, 'topics') as Topic[]
  const swedish = (readLocale('sv', 'topics') as Topic[]).filter(({ id }) => topics.some((topic) => topic.id === id))
  expect(neededTopics).toHaveLength(40)
  expect(neededTopics.filter((id) => !topics.some((topic) => topic.id === id))).toEqual([])
  expect(topics.map(shape)).toEqual(swedish.map(shape))
})

test('no text is empty', () => {
  const all = languages.flatMap((language) =>
    names.filter((name) => filesOf(language).includes(name)).flatMap((name) => [...texts(language, name)]),
  )
  expect(all.filter(([, text]) => text.trim() === '')).toEqual([])
})

test.each(names)('every key of %s is used', (name) => {
  const keys = [...texts('sv', name).keys()]
  const unused = keys.filter(
    (key) => !textFiles[name].some(({ pattern }) => pattern.test(key) || pattern.test(withoutForm(key))),
  )
  expect(unused).toEqual([])
})

test('every text the bot says has its words', () => {
  const keys = [...botTextKeys(), ...texts('sv', 'voice').keys()]
  const said = botUses.filter(({ surely, where }) => surely && !where.startsWith('bot/domain/triageScript.ts'))
  expect(said.length).toBeGreaterThan(15)
  expect(
    said
      .filter(({ pattern }) => !keys.some((key) => pattern.test(key)))
      .map(({ where, pattern }) => `${where} ${pattern}`),
  ).toEqual([])
})

/** What these say depends on what was written before, so whoever asks them brings the text. */
const textComesLater: readonly StepName[] = ['topic', 'notSure', 'signal', 'language']

test('every step and choice of the script has its words', () => {
  const keys = botTextKeys()
  const wanted = (Object.keys(script) as StepName[]).flatMap((name) => {
    const { text, byRole, choices } = stepOf(name)
    const own = byRole ? [`${text}.self`, `${text}.other`] : textComesLater.includes(name) ? [] : [text]
    return [...own, ...choices.map((choice) => choice.text)]
  })
  expect(wanted.length).toBeGreaterThan(80)
  expect(wanted.filter((key) => !keys.has(key))).toEqual([])
})

/** What somebody is told to press, and words in quotation marks that are the name of a part of the page. */
const pressed: Record<Language, RegExp> = {
  sv: /tryck på ”([^”]+)”/gi,
  en: /press “([^”]+)”/gi,
  ar: /(?:اضغط|زر) «([^»]+)»/g,
  so: /riix ”([^”]+)”/gi,
}

test.each(languages)('whatever somebody is told to press stands on the page under that name (%s)', (language) => {
  const page = texts(language, 'page')
  const topics = (readLocale(language, 'topics') as Topic[]).map(({ answer }) => answer)
  const said = [...topics, ...page.values(), ...texts(language, 'prompts').values()]
  const names = said.flatMap((text) => [...text.matchAll(pressed[language])].map(([, name]) => name))
  expect(names.length).toBeGreaterThan(2)
  expect(names.filter((name) => ![...page.values()].includes(name ?? ''))).toEqual([])
})

// tone-and-safety.md 7.1
test.each(languages)('what a visitor reads is calm and promises nothing (%s)', (language) => {
  const topics = (readLocale(language, 'topics') as Topic[]).flatMap(({ title, answer }) => [title, answer])
  const all = [...texts(language, 'prompts').values(), ...texts(language, 'page').values(), ...topics]
  const loud = /!|\p{Extended_Pictographic}|\b(vi|jag|kommunen) lovar\b|\bgaranterar\b|\b(we|I) (promise|guarantee)\b/u
  expect(all.filter((text) => loud.test(text))).toEqual([])
})

function botTextKeys() {
  const topics = (readLocale('sv', 'topics') as Topic[]).flatMap(({ id }) => [
    `topic.${id}.title`,
    `topic.${id}.answer`,
  ])
  const groups = [...texts('sv', 'topicGroups').keys()].map((id) => `group.${id}`)
  return new Set([...texts('sv', 'prompts').keys(), ...topics, ...groups])
}

test.each(languages)('a visitor who writes it can be asked to go on in it (%s)', (language) => {
  for (const said of languages) expect(texts(said, 'prompts').has(`language.offer.${language}`)).toBe(true)
})

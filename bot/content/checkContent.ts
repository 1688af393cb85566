import { z } from 'zod'
import { completeLanguages, type Language, languages } from '../../shared/languages.ts'
import { signalWordsSchema, slangSchema, type Topic, topicSchema, type Words } from '../answers/words.ts'
import { checkTexts } from './checkTexts.ts'
import { checkCollisions, checkTopics, compareTopics } from './checkTopics.ts'
import { type ContentFile, type Problem, readContentFile } from './contentFile.ts'

/** The text of one file of a language, or nothing where there is no such file. */
export type ReadText = (language: Language, name: string) => string | undefined

export interface ContentReport {
  problems: Problem[]
  /** How many texts and answers there are, and how many of the answers no person has reviewed, by language. */
  counts: Record<Language, { topics: number; unreviewed: number }>
}

const textFiles = ['prompts', 'page', 'topicGroups']
const schemas = { topics: z.array(topicSchema).min(1), slang: slangSchema, signals: signalWordsSchema }

export interface CheckOptions {
  /** YYYY-MM-DD. */
  today: string
  /** Languages whose topics are held against each other, which takes a while. */
  collisionsIn?: readonly Language[]
}

/** Goes through everything an editor may change (issue "content as data"). */
export function checkContent(readText: ReadText, { today, collisionsIn = languages }: CheckOptions): ContentReport {
  const problems: Problem[] = []
  const counts = {} as ContentReport['counts']
  const source = open('sv')
  for (const language of languages) {
    const { file, words } = language === 'sv' ? source : open(language)
    for (const name of textFiles) problems.push(...checkTexts(source.file(name), file(name)))
    if (words && source.words) problems.push(...topicProblems(file('topics'), words, source.words.topics))
    counts[language] = {
      topics: words?.topics.length ?? 0,
      unreviewed: words?.topics.filter(({ reviewed }) => !reviewed).length ?? 0,
    }
  }
  return { problems, counts }

  function topicProblems(file: ContentFile, words: Words, wanted: readonly Topic[]) {
    const { topics, language } = words
    const complete = completeLanguages.some((one) => one === language)
    return [
      ...checkTopics(file, words, today),
      ...(collisionsIn.includes(language) ? checkCollisions(file, words) : []),
      ...compareTopics(wanted, { file, topics, complete }),
    ]
  }

  /** The files of a language, and its word lists where all of them have their form. */
  function open(language: Language) {
    const files = new Map<string, ContentFile>()
    const file = (name: string) => {
      const known = files.get(name)
      if (known) return known
      const text = readText(language, name)
      const made = readContentFile(language, name, text ?? '')
      problems.push(...(text === undefined ? [made.problemAt([], 'missingFile')] : made.problems))
      files.set(name, made)
      return made
    }
    const read = <Name extends keyof typeof schemas>(name: Name) => {
      const { value, problems: broken, problemAt } = file(name)
      if (broken.length > 0) return undefined
      const result = schemas[name].safeParse(value)
      if (result.success) return result.data as z.infer<(typeof schemas)[Name]>
      problems.push(
        ...result.error.issues.map(({ path, message }) =>
          problemAt(path as (string | number)[], 'form', { error: message }),
        ),
      )
      return undefined
    }
    const [topics, slang, signals] = [read('topics'), read('slang'), read('signals')]
    const words: Words | undefined = topics && slang && signals ? { language, topics, slang, signals } : undefined
    return { file, words }
  }
}

import { createFindTopics } from '../answers/findTopics.ts'
import { sentenceEnd, wordsOf } from '../answers/normalise.ts'
import type { Topic, Words } from '../answers/words.ts'
import { numbersIn, parametersOf, writtenOut } from './checkTexts.ts'
import type { ContentFile, Problem } from './contentFile.ts'
import type { Values } from './problemWords.ts'
import { countWords, lix } from './readability.ts'

/** tone-and-safety.md 7.1: a bubble has sixty words at most. */
const mostWords = 60
/** What is read in fear is kept easy; what professionals read may use their words. */
const hardest = { visitors: 45, professionals: 70 }

/** Each topic by itself. `today` is YYYY-MM-DD. */
export function checkTopics(file: ContentFile, { topics }: Words, today: string): Problem[] {
  return [...topics.flatMap((topic, at) => checkTopic(topic, at, { file, today })), ...repeatedIds(file, topics)]
}

/** Topics against the same ones in Swedish. A language that is complete has all of them. */
export function compareTopics(
  source: readonly Topic[],
  { file, topics, complete }: { file: ContentFile; topics: readonly Topic[]; complete: boolean },
): Problem[] {
  const wanted = new Map(source.map((topic) => [topic.id, topic]))
  const own = new Set(topics.map(({ id }) => id))
  const missing = complete ? source.filter(({ id }) => !own.has(id)) : []
  return [
    ...missing.map(({ id }) => file.problemAt([], 'missingTopic', { id })),
    ...topics.flatMap((topic, at) => {
      const same = wanted.get(topic.id)
      return same
        ? compareTopic(same, topic, (field, code, values) => file.problemAt([at, field], code, values))
        : [file.problemAt([at, 'id'], 'unknownTopic', { id: topic.id })]
    }),
  ]
}

function compareTopic(
  wanted: Topic,
  topic: Topic,
  problemAt: (field: string, code: string, values: Values) => Problem,
): Problem[] {
  const [parameters, own] = [parametersOf(wanted.answer), parametersOf(topic.answer)]
  const missing = parameters.filter((name) => !own.includes(name))
  const unknown = own.filter((name) => !parameters.includes(name))
  return [
    ...(wanted.audience.join() === topic.audience.join()
      ? []
      : [problemAt('audience', 'audience', { audience: wanted.audience.join() })]),
    ...missing.map((name) => problemAt('answer', 'missingParameter', { parameter: name })),
    ...unknown.map((name) => problemAt('answer', 'unknownParameter', { parameter: name })),
  ]
}

function checkTopic(
  { answer, audience, validUntil }: Topic,
  at: number,
  { file, today }: { file: ContentFile; today: string },
) {
  const problems: Problem[] = []
  const numbers = numbersIn(answer)
  if (numbers.length > 0) problems.push(file.problemAt([at, 'answer'], 'writtenOut', writtenOut(numbers)))
  const length = countWords(answer)
  if (length > mostWords) problems.push(file.problemAt([at, 'answer'], 'tooLong', { words: length, most: mostWords }))
  const hardness = Math.round(lix(answer))
  const most = audience.includes('P') ? hardest.professionals : hardest.visitors
  if (file.language === 'sv' && hardness > most)
    problems.push(file.problemAt([at, 'answer'], 'hardToRead', { lix: hardness, most }))
  if (validUntil < today) problems.push(file.problemAt([at, 'validUntil'], 'expired', { day: validUntil }))
  return problems
}

function repeatedIds(file: ContentFile, topics: readonly Topic[]): Problem[] {
  return topics.flatMap(({ id }, at) =>
    topics.findIndex((topic) => topic.id === id) < at ? [file.problemAt([at, 'id'], 'idTwice', { id })] : [],
  )
}

/** A phrasing of two topics, and one that leads to another topic than its own. */
export function checkCollisions(file: ContentFile, words: Words): Problem[] {
  const findTopics = createFindTopics(words)
  const firstWith = new Map<string, string>()
  return words.topics.flatMap(({ id, phrasings }, at) =>
    phrasings.flatMap((phrasing, nth) => {
      const folded = wordsOf(phrasing)
        .filter((word) => word !== sentenceEnd)
        .join(' ')
      const other = firstWith.get(folded)
      firstWith.set(folded, id)
      const path = [at, 'phrasings', nth]
      if (other === id) return [file.problemAt(path, 'phrasingTwice', { phrasing })]
      if (other) return [file.problemAt(path, 'phrasingOfTwo', { phrasing, other })]
      const { answered, topics: found } = findTopics(phrasing)
      if (answered && found[0]?.id === id) return []
      return [
        found[0]
          ? file.problemAt(path, 'phrasingFinds', { phrasing, other: found[0].id })
          : file.problemAt(path, 'phrasingFindsNothing', { phrasing }),
      ]
    }),
  )
}

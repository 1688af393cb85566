import { expect, test } from 'vitest'
import { createAnswers } from '../../bot/answers/createAnswers.ts'
import { createListeners } from '../../bot/answers/findSignal.ts'
import { readWords } from '../../bot/answers/words.ts'
import { readLocale } from '../../bot/text/readLocale.ts'

const words = readWords('so', readLocale)
const fresh = () => createAnswers(words, createListeners([words]))
const text = words.topics[0]?.phrasings[0] ?? ''

test('words are learnt in many small steps, and a text that comes before they are done is answered all the same', () => {
  const [atOnce, interrupted, prepared] = [fresh(), fresh(), fresh()]
  const steps = interrupted.prepare()
  for (let taken = 0; taken < 3; taken++) expect(steps.next().done).toBe(false)
  const answer = atOnce.findTopics(text)
  expect(answer.topics.length).toBeGreaterThan(0)
  expect(interrupted.findTopics(text)).toEqual(answer)
  expect([...prepared.prepare()].length).toBeGreaterThan(100)
  expect(prepared.findTopics(text)).toEqual(answer)
  expect(prepared.findSignal('')).toEqual(atOnce.findSignal(''))
  // What was made meanwhile is not made again.
  expect(steps.next().done).toBe(false)
  expect([...prepared.prepare()].length).toBeLessThan(3)
})

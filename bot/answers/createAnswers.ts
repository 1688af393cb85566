import type { Answers } from './answers.ts'
import { createFindSignal, type Listener } from './findSignal.ts'
import { createTopicFinder } from './findTopics.ts'
import { gradually } from './gradually.ts'
import { isFor } from './isFor.ts'
import { readingOf } from './normalise.ts'
import { createFindEach } from './severalQuestions.ts'
import { createFindSmallTalk } from './smallTalk.ts'
import { topicGroups } from './topicGroups.ts'
import type { Topic, Words } from './words.ts'

export function createAnswers(words: Words, listeners: readonly Listener[]): Answers {
  const finder = gradually(() => createTopicFinder(words))
  const find: Answers['findTopics'] = (text, asking) => finder().find(text, asking)
  const findSignal = createFindSignal(words.language, listeners)
  const findEach = createFindEach(find)
  const findSmallTalk = createFindSmallTalk(words.slang)
  return {
    findTopics: find,
    findEach,
    findSmallTalk,
    findSignal,
    explain(text, asking) {
      const signal = findSignal(text)
      const smallTalk = findSmallTalk(text)
      const heard = listeners.map((listener) => listener.explain(readingOf(text)))
      return {
        answered: find(text, asking).answered,
        topics: finder().explain(text, asking),
        each: findEach(text, asking),
        patterns: heard.flatMap(({ patterns }) => patterns),
        alike: heard.flatMap(({ alike }) => alike),
        ...(signal ? { signal } : {}),
        ...(smallTalk ? { smallTalk } : {}),
      }
    },
    *prepare() {
      yield* finder.steps()
      for (const listener of listeners) yield* listener.prepare()
    },
    groupsFor: (audience) => groupsOf(words.topics.filter((topic) => isFor(topic, audience))),
  }
}

function groupsOf(topics: readonly Topic[]) {
  const ids = new Set(topics.map(({ id }) => id))
  return topicGroups
    .map((group) => ({ id: group.id, topics: group.topics.filter((id) => ids.has(id)) }))
    .filter((group) => group.topics.length > 0)
}

import type { Language } from '../../shared/languages.ts'
import { audienceOf, type Conversation } from '../domain/conversation.ts'
import type { VisitorInput } from '../domain/triage.ts'
import type { Heard } from '../domain/turn.ts'
import type { Ports } from '../ports.ts'

/** What is in a text. Acute signals are looked for in every message, in every status, before anything else. */
export function hear(ports: Ports, conversation: Conversation, input: VisitorInput): Heard {
  if (input.kind === 'safeWord') {
    return { topics: [], answered: false, digest: ports.safeWords.digest(conversation.id, input.word) }
  }
  if (input.kind !== 'text') return { topics: [], answered: false }
  const signal = ports.answers[conversation.language].findSignal(input.text)
  // With staff no answer of ours is looked for, and nothing is said in another language but what is acute.
  if (!signal && conversation.place.status !== 'withBot') return { topics: [], answered: false }
  const language = otherLanguage(ports, conversation, input.text)
  if (signal) return { signal, language, topics: [], answered: false }
  return { language, ...findTopics(ports, conversation, { text: input.text, language }) }
}

function otherLanguage({ recogniseLanguage }: Ports, { language }: Conversation, text: string): Language | undefined {
  const written = recogniseLanguage(text)
  return written === language ? undefined : written
}

/** In the language it is written in, among the topics that the conversation's language has words for. */
function findTopics(
  { answers }: Ports,
  conversation: Conversation,
  { text, language }: { text: string; language: Language | undefined },
): Pick<Heard, 'topics' | 'answered' | 'each' | 'smallTalk'> {
  const { findTopics: find, findEach, findSmallTalk } = answers[language ?? conversation.language]
  const asking = { audience: audienceOf(conversation), lastTopic: conversation.topics.at(-1) }
  const found = find(text, asking)
  const smallTalk = found.answered ? undefined : findSmallTalk(text)
  const sayable = new Set(answers[conversation.language].groupsFor('undisclosed').flatMap(({ topics }) => topics))
  const topics = found.topics.filter(({ id }) => sayable.has(id))
  return {
    topics,
    answered: found.answered && topics[0]?.id === found.topics[0]?.id,
    each: findEach(text, asking).filter((id) => sayable.has(id)),
    smallTalk,
  }
}

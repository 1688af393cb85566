import type { Choice } from '../../shared/prompt.ts'
import { audienceOf } from './conversation.ts'
import { areasChoice, groupChoice, humanChoice, moreChoice, script, topicChoice } from './triageScript.ts'
import type { Turn } from './turn.ts'

/** Buttons on one page of a list, so that "more" and a person still fit in five (tone-and-safety.md 7.1). */
const pageLength = 3

/** A first-line answer; `alone` when no other question of ours stands, so that it may ask how it went. */
export function sayTopic(turn: Turn, id: string, { alone }: { alone: boolean }) {
  turn.ask('topic', { text: `topic.${id}.answer`, choices: alone ? [...script.topic.choices] : [] })
}

/** One after another; only the last asks how it went. */
export function sayTopics(turn: Turn, ids: readonly string[], { alone }: { alone: boolean }) {
  for (const id of ids) sayTopic(turn, id, { alone: alone && id === ids.at(-1) })
}

/** Says plainly that it does not know, and offers the nearest topics and a person. */
export function sayNotSure(turn: Turn, nearest: readonly string[], { alone }: { alone: boolean }) {
  const text = nearest.length > 0 ? 'notSure.nearest' : 'notSure.nothing'
  turn.ask('notSure', { text, choices: alone ? [...nearest.map(topicChoice), ...waysOn(turn)] : [] })
}

/** Once in a conversation: who has answered is not asked again. */
const waysOn = (turn: Turn) =>
  script.notSure.choices.filter(({ choice }) => choice !== 'keep' || !turn.now().answeredSteps.has('keepText'))

/** The answer of a topic the visitor chose by name: `topic:anonym`. */
export function answerTopic(turn: Turn, code: string) {
  sayTopic(turn, code.replace(/^topic:/, ''), { alone: true })
}

/** One page of the groups, of a group's topics, or the topic itself: `groups:3`, `group:safety:3`, `topic:anonym`. */
export function browse(turn: Turn, code: string) {
  const [kind, name = '', from = '0'] = code.split(':')
  if (kind === 'topic') return answerTopic(turn, code)
  const { language } = turn.now()
  const groups = turn.situation.groupsFor(audienceOf(turn.now()), language)
  const group = kind === 'group' ? groups.find(({ id }) => id === name) : undefined
  if (group)
    return showPage(turn, `group.${name}`, group.topics.map(topicChoice), { code: `group:${name}`, from: Number(from) })
  const start = kind === 'groups' ? Number(name) : 0
  showPage(
    turn,
    'browse',
    groups.map(({ id }) => groupChoice(id)),
    { code: 'groups', from: start },
  )
}

function showPage(turn: Turn, text: string, all: readonly Choice[], page: { code: string; from: number }) {
  const shown = all.slice(page.from, page.from + pageLength).map((one, at) => ({ ...one, key: String(at + 1) }))
  const rest = page.from + pageLength < all.length ? moreChoice(`${page.code}:${page.from + pageLength}`) : areasChoice
  turn.ask('browse', { text, choices: [...shown, rest, humanChoice] })
}

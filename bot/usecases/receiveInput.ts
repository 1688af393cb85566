import { dayOf } from '../../shared/day.ts'
import type { Channel, Entry } from '../../shared/entry.ts'
import type { ClientId, ConversationId } from '../../shared/ids.ts'
import type { Language } from '../../shared/languages.ts'
import { canBeSafeWord } from '../../shared/safety.ts'
import { type Conversation, fold } from '../domain/conversation.ts'
import { hideOrShow } from '../domain/safetyTalk.ts'
import { triage, type VisitorInput, welcome } from '../domain/triage.ts'
import type { Situation } from '../domain/turn.ts'
import { HotlineError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { change, type Decision } from './commit.ts'
import { recordAtEnd } from './contactRecordFor.ts'
import { hear } from './hear.ts'
import { keepUnansweredText, saysNotSure } from './keepUnansweredText.ts'
import { lineState, staffLanguages } from './lineState.ts'

/** How a conversation begins when this input is its first. */
export interface Opening {
  channel: Channel
  language: Language
  /** Came by return code from a conversation that is closed; the client id of who entered it. */
  returning?: ClientId
}

/** The number of the visitor's own entry (durable by now) and the conversation as it then stands. */
export interface Received {
  seq: number
  conversation: Conversation
}

/**
 * One input of a visitor and the bot's answer to it, saved as one. The same client id again gives the same number and no
 * second entry. Throws `reusedId`, `badInput`, `closed`, `gone`.
 */
export async function receiveInput(
  ports: Ports,
  id: ConversationId,
  opening: Opening,
  input: VisitorInput,
): Promise<Received> {
  let added: readonly Entry[] = []
  const conversation = await change(ports, id, (before) => {
    const decision = decide(ports, before, opening, input)
    added = decision.entries
    return decision
  })
  await keepUnansweredText(ports, id, added)
  return { seq: conversation.byClientId.get(input.clientId)?.seq ?? conversation.lastSeq, conversation }
}

/** Opens the conversation with its first screen and nothing of the visitor's, for channels where the bot speaks first. */
export async function startConversation(ports: Ports, id: ConversationId, opening: Opening): Promise<Conversation> {
  return change(ports, id, (before) => ({
    entries: before.lastSeq === 0 ? welcome(before, opening, situationOf(ports)) : [],
  }))
}

function decide(ports: Ports, before: Conversation, opening: Opening, input: VisitorInput): Decision {
  const known = before.byClientId.get(input.clientId)
  if (known) {
    if (!isSame(known, input)) throw new HotlineError('reusedId')
    return { entries: [] }
  }
  const situation = situationOf(ports)
  const opened = before.lastSeq === 0 ? welcome(before, opening, situation) : []
  const conversation = fold(before, opened)
  const { language } = conversation
  if (isSafeWord(ports, conversation, input)) {
    const changes = input.kind !== 'show' || conversation.hidden
    return { entries: changes ? hideOrShow(conversation, input.clientId, situation) : [] }
  }
  // Whoever else sits there now must not write in the visitor's name.
  if (conversation.hidden || input.kind === 'show') throw new HotlineError('badInput', 'hidden')
  const heard = hear(ports, conversation, input)
  // A closed conversation takes nothing more, but danger is answered in every status.
  if (conversation.place.status === 'closed' && !heard.signal) throw new HotlineError('closed')
  const answered = triage(conversation, input, heard, situation)
  // A stale choice must not be told that it began a conversation.
  if (opened.length > 0 && answered.length === 0) throw new HotlineError('badInput', 'no such choice')
  const entries = answered.length > 0 ? [...opened, ...answered] : []
  return {
    entries,
    ...recordAtEnd(ports, before, entries),
    ...(saysNotSure(answered)
      ? { unanswered: { day: dayOf(situation.at), language: heard.language ?? language } }
      : {}),
  }
}

function isSafeWord({ safeWords }: Ports, { id, safeWord, place }: Conversation, input: VisitorInput): boolean {
  const written = writtenIn(input)
  if (safeWord === undefined || written === undefined || place.status === 'closed') return false
  return canBeSafeWord(written) && safeWords.digest(id, written) === safeWord
}

function isSame(known: Entry, input: VisitorInput): boolean {
  // The words of a redacted entry are gone; its client id alone says that it is the same.
  if (known.kind === 'redacted') return true
  if (known.kind === 'said') return writtenIn(input) === known.text
  const same = isSameOfOne(known, input)
  if (same !== undefined) return same
  if (known.kind !== 'answered') return false
  if (known.typed !== undefined) return writtenIn(input) === known.typed
  if (input.kind === 'human' || input.kind === 'danger') return known.choices[0] === input.kind
  return input.kind === 'choices' && input.step === known.step && input.choices.join() === known.choices.join()
}

/** Of what the visitor does in one way only; `undefined` of anything else. */
function isSameOfOne(known: Entry, input: VisitorInput): boolean | undefined {
  if (known.kind === 'freely') return input.kind === 'freely' && input.answer === known.answer
  if (known.kind === 'planned') return input.kind === 'plan' && isDeepEqual(input.plan, known.plan)
  // What was written as a safe word is nowhere to be compared with.
  if (known.kind === 'safeWordChosen') return input.kind === 'safeWord'
  if (known.kind === 'hid' || known.kind === 'showed') return writtenIn(input) !== undefined
  return undefined
}

const isDeepEqual = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b)

/** The same words may be read as a choice the first time and not the second, because another question stands by then. */
function writtenIn(input: VisitorInput) {
  if (input.kind === 'text') return input.text
  if (input.kind === 'show') return input.word
  return input.kind === 'choices' ? input.typed : undefined
}

export function situationOf(ports: Ports): Situation {
  return {
    at: ports.clock.now(),
    line: lineState(ports),
    staffLanguages: staffLanguages(ports),
    languages: ports.settings.current().languages,
    districts: ports.settings.current().districts,
    groupsFor: (audience, language) => ports.answers[language].groupsFor(audience),
  }
}

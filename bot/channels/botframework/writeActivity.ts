import { Activity } from '@microsoft/agents-activity'
import type { Entry, EntryOf } from '../../../shared/entry.ts'
import { draftedLanguages } from '../../../shared/languages.ts'
import type { Conversation } from '../../domain/conversation.ts'
import { isolated } from '../../text/isolated.ts'
import {
  alsoInParagraphs,
  choiceLabel,
  choiceWords,
  promptParagraphs,
  swedishBeside,
  type Translate,
} from '../../text/translate.ts'

/** How a channel speaks. */
export interface Wording {
  t: Translate
  /** A prompt with more choices than this has them written below its text. */
  mostButtons?: number
}

/**
 * One entry as Bot Framework activities; `conversation` is how things stood before it. The hand-over speaks its protocol
 * (`handoff.initiate`, `handoff.status` with accepted, failed, completed); our finer states are events of our own beside it.
 */
export function writeActivity(entry: Entry, conversation: Conversation, wording: Wording): Activity[] {
  switch (entry.kind) {
    case 'prompted':
      // The first thing that is said begins with how well it is said.
      return [...(conversation.lastSeq === 1 ? drafted() : []), promptActivity(entry, conversation, wording)]
    case 'languageChosen':
      return drafted(entry.language)
    case 'replied':
      return [message(entry.text, { from: { id: 'staff', name: say('staff.title'), role: 'bot' } })]
    case 'handedOver':
      // What the screening found is for staff: the channel learns only that there is a hand-over.
      return [event('handoff.initiate', {}), event('line.queued', {})]
    case 'claimed':
      return [handOffStatus('accepted'), message(say('event.claimed'))]
    case 'joined':
      return [message(say('event.joined'))]
    case 'left':
      return [message(say('event.oneLeft'))]
    case 'transferred':
      return [event('line.transferred', {}), message(say('event.oneLeft'))]
    case 'released':
      return entry.to === 'queue'
        ? [event('line.returned', { to: 'queue' }), message(say('event.released'))]
        : [handOffStatus('completed'), event('line.returned', { to: 'bot' })]
    case 'putAside':
      return [handOffStatus('failed'), event('line.returned', { to: 'bot' })]
    case 'closed':
      return closing(entry)
    default:
      return []
  }

  function say(key: string) {
    return wording.t(conversation.language, key)
  }

  /** Said once in each language that no person has reviewed (tone-and-safety.md 7.7). */
  function drafted(language = conversation.language) {
    return draftedLanguages.includes(language) ? [message(wording.t(language, 'drafted'))] : []
  }

  function closing({ reason }: EntryOf<'closed'>) {
    const isHandedOver = conversation.place.status !== 'withBot'
    return [
      ...(isHandedOver ? [handOffStatus(reason === 'expired' ? 'failed' : 'completed')] : []),
      message(say('event.closed')),
      Activity.fromObject({ type: 'endOfConversation', code: 'completedSuccessfully' }),
    ]
  }
}

function promptActivity({ prompt }: EntryOf<'prompted'>, { language }: Conversation, wording: Wording) {
  const { t, mostButtons = Number.POSITIVE_INFINITY } = wording
  const { choices } = prompt
  const spoken = promptParagraphs(t, language, prompt)
  const beside = [...swedishBeside(t, language, prompt), ...alsoInParagraphs(t, prompt)]
  const text = isolated([...spoken, ...beside].join('\n\n'))
  const labels = choices.map((choice) => choiceLabel(choiceWords(t, language, prompt, choice)))
  const speaks = { speak: spoken.join('\n\n'), inputHint: choices.length > 0 ? 'expectingInput' : 'acceptingInput' }
  if (choices.length > mostButtons) {
    const lines = choices.map(({ key }, nth) => (key ? `${key}. ${labels[nth]}` : labels[nth]))
    return message(`${text}\n\n${lines.join('\n')}`, speaks)
  }
  const actions = labels.map((label) => ({ type: 'imBack', title: label, value: label }))
  return message(text, { ...speaks, ...(actions.length > 0 ? { suggestedActions: { to: [], actions } } : {}) })
}

const message = (text: string, more: Record<string, unknown> = {}) =>
  Activity.fromObject({ type: 'message', text, textFormat: 'plain', ...more })

const event = (name: string, value: Record<string, unknown>) => Activity.fromObject({ type: 'event', name, value })

const handOffStatus = (state: 'accepted' | 'failed' | 'completed') => event('handoff.status', { state })

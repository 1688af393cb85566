import type { Choice, Prompt } from '../../shared/prompt.ts'
import type { Conversation } from '../domain/conversation.ts'
import { choiceLabel, choiceWords, type Translate } from '../text/translate.ts'

/** A written answer that is the label or the key of an open choice counts as that choice: "ja", "1", "Hoppa över". */
export function readChoice(
  conversation: Conversation,
  t: Translate,
  text: string,
): { step: string; choices: string[] } | undefined {
  const open = conversation.openPrompt?.prompt
  if (!open || answersStaff(conversation)) return undefined
  const written = plain(text)
  const taken = open.choices.find((choice) => isMeant(open, choice))
  return taken ? { step: open.step, choices: [taken.choice] } : undefined

  function isMeant(prompt: Prompt, choice: Choice) {
    const words = choiceWords(t, conversation.language, prompt, choice)
    return written === choice.key || [...words, choiceLabel(words)].some((label) => plain(label) === written)
  }
}

/**
 * With staff a written "no" is for them, and C4 waits for its button. Where a channel sends a button as its words, the
 * two cannot be told apart.
 */
const answersStaff = ({ place, channel }: Conversation) => place.status === 'withStaff' && channel === 'webchat'

const plain = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[.,!]+$/, '')

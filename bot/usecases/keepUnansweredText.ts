import type { Entry, EntryOf } from '../../shared/entry.ts'
import { type ConversationId, keptTextIdSchema } from '../../shared/ids.ts'
import { isCode } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { conversationSince } from './commit.ts'

/** How long an administrator may read a text that a visitor let be kept. */
const keptDays = 14
const dayMs = 24 * 60 * 60_000

export const saysNotSure = (entries: readonly Entry[]) => entries.some(isNotSure)

/**
 * The visitor, having been asked, lets the text be read that the bot had no answer to. Digits are taken out, and nothing
 * says where it was written, so that erasing the conversation cannot find it either: the visitor was told so. What cannot
 * be kept now is not: the contact goes on.
 */
export async function keepUnansweredText(ports: Ports, id: ConversationId, added: readonly Entry[]): Promise<void> {
  const agreed = added.find(isAgreement)
  if (!agreed) return
  const { conversation, entries } = await conversationSince(ports, id, 0)
  const said = textAsked(entries.filter(({ seq }) => seq < agreed.seq))
  if (!said) return
  const text = said.text.replace(/\p{Nd}/gu, '#')
  const eraseAt = Math.floor((agreed.at + keptDays * dayMs) / dayMs) * dayMs
  await ports.keptTexts
    .keep({ id: keptTextIdSchema.parse(ports.random.id()), text, language: conversation.language, eraseAt })
    .catch((error: unknown) => {
      if (!isCode(error, 'unavailable')) throw error
    })
}

const isAgreement = (entry: Entry) =>
  entry.kind === 'answered' && entry.step === 'keepText' && entry.choices[0] === 'yes'

/** The visitor's text just before the bot last said that it was not sure; none when it was taken back. */
function textAsked(entries: readonly Entry[]): EntryOf<'said'> | undefined {
  const unsure = entries.findLast(isNotSure)
  const own = entries.findLast(({ seq, by }) => by === 'visitor' && seq < (unsure?.seq ?? 0))
  return own?.kind === 'said' ? own : undefined
}

const isNotSure = (entry: Entry) => entry.kind === 'prompted' && entry.prompt.step === 'notSure'

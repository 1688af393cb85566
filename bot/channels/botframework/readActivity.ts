import type { Activity } from '@microsoft/agents-activity'
import { z } from 'zod'
import type { ClientId, ConversationId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/languages.ts'
import { maxTextLength } from '../../../shared/limits.ts'
import { visitorInputSchema } from '../../../shared/wire/visitor.ts'
import type { Conversation } from '../../domain/conversation.ts'
import type { VisitorInput } from '../../domain/triage.ts'
import { HotlineError } from '../../errors.ts'
import type { Translate } from '../../text/translate.ts'
import type { Opening } from '../../usecases/receiveInput.ts'
import { readChoice } from '../readChoice.ts'

/** What is left of a channel's activity once its identities are taken off. */
export interface Identified {
  id: ConversationId
  clientId: ClientId
  opening: Opening
  /** The language the channel shows itself in, where the visitor has no other way to choose. */
  speaks?: { language: Language; clientId: ClientId }
}

const textSchema = z.string().trim().min(1).max(maxTextLength)

/** A button sends its choice in `value`; everything else is text, which may be the words of a button. Throws `badInput`. */
export function readActivity(
  activity: Pick<Activity, 'text' | 'value'>,
  clientId: ClientId,
  conversation: Conversation,
  t: Translate,
): VisitorInput {
  const tapped = activity.value === undefined ? undefined : visitorInputSchema.safeParse(activity.value)
  if (tapped?.success) return { clientId, ...tapped.data }
  const text = textSchema.safeParse(activity.text || activity.value)
  if (!text.success) throw new HotlineError('badInput', 'text')
  const choice = readChoice(conversation, t, text.data)
  if (choice) return { clientId, kind: 'choices', ...choice, typed: text.data }
  return { clientId, kind: 'text', text: text.data }
}

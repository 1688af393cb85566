import type { ConversationCard } from '../../shared/wire.ts'
import type { Words } from './words.ts'

/** What whoever writes or calls must know first. The plan is said once the line to the visitor is lost. */
export function safetyLines(words: Words, { safety, visitorPresent }: ConversationCard): string[] {
  if (!safety) return []
  const { hidden, freely, plan } = safety
  return [
    ...(hidden ? [words.t('list.hidden')] : []),
    ...(freely === 'no' || freely === 'unsure' ? [words.t(`list.${freelyWords[freely]}`)] : []),
    ...(plan && !visitorPresent ? [words.t(`list.${planWords[plan]}`)] : []),
  ]
}

export const freelyWords = { yes: 'freelyYes', no: 'freelyNo', unsure: 'freelyUnsure' } as const
export const planWords = { nothing: 'planNothing', wait: 'planWait', ring: 'planRing' } as const

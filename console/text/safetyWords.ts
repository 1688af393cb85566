import type { ConversationCard, LostContactView } from '../../shared/wire/consoleViews.ts'
import type { Words } from './words.ts'

/** What whoever writes or calls must know first. The plan is said once the line to the visitor is lost, and never against the safe word. */
export function safetyLines(words: Words, { safety, visitorPresent }: ConversationCard): string[] {
  if (!safety) return []
  const { hidden, freely, plan } = safety
  return [
    ...(hidden ? [words.t('list.hidden')] : []),
    ...(freely === 'no' || freely === 'unsure' ? [words.t(`list.${freelyWords[freely]}`)] : []),
    ...(plan && !visitorPresent && !(hidden && plan === 'ring') ? [words.t(`list.${planWords[plan]}`)] : []),
  ]
}

export const freelyWords = { yes: 'freelyYes', no: 'freelyNo', unsure: 'freelyUnsure' } as const
export const planWords = { nothing: 'planNothing', wait: 'planWait', ring: 'planRing' } as const

/**
 * What the visitor chose for now. Nobody calls where somebody else may hold the telephone, whatever was chosen. The card knows what it
 * is before the conversation has been read, which tells the hour.
 */
export function lostPlanText(words: Words, { safety }: ConversationCard, plan: LostContactView | undefined): string {
  const kind = plan?.kind ?? safety?.plan
  if (!kind) return words.t('lost.noPlan')
  if (kind === 'ring' && safety?.hidden) return words.t('lost.doNotRing')
  if (!plan) return `${words.t(`list.${planWords[kind]}`)}.`
  return words.t(`lost.${planWords[plan.kind]}`, { hour: hourText(plan) })
}

export const safeWordText = (words: Words, { safety }: ConversationCard) =>
  words.t(`lost.${safety?.hidden ? 'hidden' : safety?.safeWord ? 'safeWord' : 'noSafeWord'}`)

export const hourText = (plan: LostContactView) =>
  plan.kind === 'ring' ? `${String(plan.hour).padStart(2, '0')}:00` : ''

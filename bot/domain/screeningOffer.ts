import type { Choice } from '../../shared/prompt.ts'
import { type Conversation, isByPhone } from './conversation.ts'
import { questions } from './screeningRules.ts'

/** The first question that has neither an answer nor a skip. */
export const nextQuestion = (conversation: Conversation) =>
  (isByPhone(conversation) ? phoneQuestions : questions).find((name) => !conversation.answeredSteps.has(name))

/** By telephone staff ask the rest (screening.md 5.2). */
export const phoneQuestions = ['Q1', 'Q5', 'Q6'] as const

/**
 * Not begun, or broken off with questions left: by danger, or by whoever wanted a person first (screening.md, V01). After
 * a no to C2 it is not offered again.
 */
export const mayOfferScreening = (conversation: Conversation) =>
  conversation.screening === 'notStarted' || (isUnderWay(conversation) && nextQuestion(conversation) !== undefined)

/** The eight questions were agreed to and are not at their end. */
export const isUnderWay = ({ screening }: Conversation) => screening === 'going'

/** The choices as this visitor is offered them: the eight questions only while they can be begun or gone on with. */
export const offeredOf = (choices: readonly Choice[], conversation: Conversation): Choice[] =>
  choices.flatMap((one) => {
    if (one.choice !== 'screening') return [one]
    if (!mayOfferScreening(conversation)) return []
    return [isUnderWay(conversation) ? { ...one, text: 'menu.continueScreening' } : one]
  })

import type { ConsoleLanguage } from '../../shared/languages.ts'
import type { AlarmView, ConversationCard, ReasonView } from '../../shared/wire/consoleViews.ts'
import type { ConsoleState } from '../state/consoleState.ts'
import { readersOf, readsMyself } from '../state/lists.ts'
import { type Parameters, type PluralKey, type TextKey, translate, translateCount, wordFor } from './translate.ts'

/** What views say things with. */
export interface Words {
  language: ConsoleLanguage
  t(key: TextKey, parameters?: Parameters): string
  count(key: PluralKey, count: number): string
  word(group: string, code: string): string
}

export const wordsOf = (language: ConsoleLanguage): Words => ({
  language,
  t: (key, parameters) => translate(language, key, parameters),
  count: (key, count) => translateCount(language, key, count),
  word: (group, code) => wordFor(language, group, code),
})

/** "Hot: någon har hotat". An empty list of Q8 is an answer. */
export const reasonText = (words: Words, { question, answer }: ReasonView) =>
  `${words.word('question', question)}: ${answerText(words, question, answer)}`

export function answerText(words: Words, question: string, answer: string): string {
  const codes = answer === '' ? ['none'] : answer.split(',')
  return codes.map((code) => words.word(`answer.${question}`, code)).join(', ')
}

/** "Det gäller mig · chatt · svenska". */
export const aboutText = (words: Words, card: ConversationCard) =>
  [
    words.t(`audience.${card.audience}`),
    words.word('channel', card.channel),
    words.t(`language.${card.language}`),
  ].join(' · ')

/** "Hot mot liv – bekräftat: det händer nu". Never the text that was found. `danger` says by itself that it is now. */
export const alarmText = (words: Words, { category, phase }: Pick<AlarmView, 'category' | 'phase'>) =>
  category === 'danger'
    ? words.t('category.danger')
    : `${words.t(`category.${category}`)} – ${words.t(`alarm.${phase}`)}`

/** What a screen reader is told that a card is. */
export const cardName = (words: Words, card: ConversationCard) => `${levelText(words, card)}, ${aboutText(words, card)}`

/** Before the hand-over only the alarm is known, and so it is the level. */
export const levelText = (words: Words, { status, alarm, urgency }: ConversationCard) =>
  alarm && status === 'withBot' ? words.t(`alarm.${alarm.level}`) : words.t(`urgency.${urgency}`)

/** What to do about a refusal, without blame. */
export const refusedText = (words: Words, code: string): string => {
  const text = words.word('refusal', code)
  return text === code ? words.t('refusal.other') : text
}

/** How the call stands, and whose telephone rings. */
export function callText(words: Words, { call }: Pick<ConversationCard, 'call'>, me: number | undefined) {
  if (!call) return undefined
  if (call.state !== 'ringing') return words.t(`call.${call.state}`)
  return call.rings === me ? words.t('call.ringingYou') : words.t('call.ringing', { number: call.rings ?? '' })
}

/** Whether the visitor is there, by the way they came. */
export const presenceText = (words: Words, { channel, visitorPresent }: ConversationCard) =>
  channel === 'phone'
    ? words.t(visitorPresent ? 'call.present' : 'call.absent')
    : words.t(visitorPresent ? 'talk.present' : 'talk.absent')

/** Who on duty reads the visitor's language, where that is not plain: nothing where I read it myself. */
export function readersText(words: Words, state: ConsoleState, { language }: ConversationCard): string | undefined {
  if (readsMyself(state, language)) return undefined
  const name = words.t(`language.${language}`)
  const numbers = readersOf(state, language).map(({ number }) => String(number))
  if (numbers.length === 0) return words.t('languages.nobody', { language: name })
  return words.t('languages.readers', { language: name, numbers: new Intl.ListFormat(words.language).format(numbers) })
}

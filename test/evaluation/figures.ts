import type { Answers, FoundSignal, FoundTopics } from '../../bot/answers/answers.ts'
import type { Language } from '../../shared/languages.ts'
import type { Alarm, Question } from './texts.ts'

export interface Asked extends Question {
  found: FoundTopics
  ms: number
}

export interface Heard extends Alarm {
  found: FoundSignal | undefined
  ms: number
}

/** A part of some texts, as counts: a share alone does not tell how much it rests on. */
export interface Part {
  of: number
  count: number
}

type AllAnswers = Record<Language, Pick<Answers, 'findTopics' | 'findSignal'>>

export const askAll = (answers: AllAnswers, questions: readonly Question[]): Asked[] =>
  questions.map((question) => {
    const { language, text, audience } = question
    const { value, ms } = timed(() => answers[language].findTopics(text, { audience }))
    return { ...question, found: value, ms }
  })

export const hearAll = (answers: AllAnswers, alarms: readonly Alarm[]): Heard[] =>
  alarms.map((alarm) => {
    const { value, ms } = timed(() => answers[alarm.language].findSignal(alarm.text))
    return { ...alarm, found: value, ms }
  })

const isInScope = ({ topics }: Question) => topics.length > 0
const startsRight = ({ topics, found }: Asked) => topics.includes(found.topics[0]?.id ?? '')
const offersRight = ({ topics, found }: Asked) => found.topics.some(({ id }) => topics.includes(id))
const isWronglySure = (asked: Asked) => asked.found.answered && !startsRight(asked)
const isAcute = ({ acute, certain }: Alarm) => acute.length > 0 && certain
const isHeard = ({ acute, found }: Heard) => found !== undefined && acute.includes(found.category)
const isFalseAlarm = ({ found }: Heard) => found?.certain === true

export function topicFigures(asked: readonly Asked[]) {
  const inScope = asked.filter(isInScope)
  const offTopic = asked.filter((one) => !isInScope(one))
  return {
    first: part(inScope, startsRight),
    inThree: part(inScope, offersRight),
    /** Answered as if it were sure, with a topic that does not answer it. */
    wronglySure: part(inScope, isWronglySure),
    notSure: part(offTopic, ({ found }) => !found.answered),
  }
}

export function alarmFigures(heard: readonly Heard[]) {
  const near = heard.filter((one) => !isAcute(one))
  return {
    /** A certain signal that was heard, as one of the categories that fit. */
    recall: part(heard.filter(isAcute), isHeard),
    red: part(heard.filter(isAcute), ({ found }) => found?.certain === true),
    /** What should be seen by staff without a red alarm: negated, past, quoted or of two meanings. */
    noticed: part(
      near.filter(({ acute }) => acute.length > 0),
      ({ found }) => found !== undefined,
    ),
    falseAlarms: part(near, isFalseAlarm),
  }
}

/** What went wrong, a line each, for whoever may read the set. */
export function wrongOnes(asked: readonly Asked[], heard: readonly Heard[]): string[] {
  const topics = asked.filter((one) => (isInScope(one) ? !startsRight(one) : one.found.answered))
  const missed = heard.filter((one) => (isAcute(one) ? !isHeard(one) : isFalseAlarm(one)))
  return [
    ...topics.map(
      ({ language, text, topics: right, found }) =>
        `${language}  ${found.answered ? 'answered' : 'offered '}  ${text}  → ${found.topics.map(({ id, score }) => `${id} ${score}`).join(', ')}  (right: ${right.join(', ') || 'none'})`,
    ),
    ...missed.map(
      ({ language, text, acute, found }) =>
        `${language}  ${found ? `${found.category} ${found.certain ? 'certain' : 'uncertain'}` : 'unheard'}  ${text}  (right: ${acute.join(', ') || 'none'})`,
    ),
  ]
}

export const share = ({ of, count }: Part) => (of === 0 ? 0 : count / of)

function part<Value>(all: readonly Value[], belongs: (one: Value) => boolean): Part {
  return { of: all.length, count: all.filter(belongs).length }
}

function timed<Value>(work: () => Value): { value: Value; ms: number } {
  const startedAt = performance.now()
  const value = work()
  return { value, ms: performance.now() - startedAt }
}

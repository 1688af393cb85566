import type { Track } from '../../shared/screening.ts'
import { isByPhone } from './conversation.ts'
import { askForHuman, screenAgain } from './handOver.ts'
import { assess, ruleVersion } from './screening.ts'
import { isUnderWay, nextQuestion } from './screeningOffer.ts'
import { raiseDanger, raiseSuicidal } from './signalTalk.ts'
import { promptFor, textVersions } from './triageScript.ts'
import { isChild, speaksOfSelf, type Taken, type Turn } from './turn.ts'

/** C2, or on from where the questions were broken off: they have been agreed to already. */
export function offerScreening(turn: Turn) {
  if (isUnderWay(turn.now())) askNext(turn)
  else turn.ask('C2')
}

/** The answer to C2: without a yes no question is asked, and nothing else is taken away. */
export function consentScreening(turn: Turn, { choices }: Taken) {
  const answer = choices[0] === 'yes' ? 'yes' : 'no'
  turn.add({ kind: 'consented', by: 'bot', layer: 'C2', answer, version: textVersions.C2 })
  if (answer === 'yes') return askNext(turn, { intro: 'screening.intro' })
  if (turn.now().place.status === 'withBot') turn.ask('menu', { text: 'C2.refused' })
  else turn.say('C2.refused')
}

/** After an answer to one of the eight: danger and thoughts of suicide go before the next question (screening.md 5.2). */
export function answerQuestion(turn: Turn, { step, choices }: Taken) {
  if (step === 'Q1' && choices[0] === '1') return raiseDanger(turn)
  screenAgain(turn)
  if (step === 'Q8' && choices.includes('suicidal')) return raiseSuicidal(turn)
  if (step === 'Q2' && isChild(turn.now())) return askNext(turn, { intro: 'child.told' })
  askNext(turn)
}

/** The next question, or the end of them. */
export function askNext(turn: Turn, { intro }: { intro?: string } = {}) {
  const next = nextQuestion(turn.now())
  if (!next) return finish(turn)
  const warn = next === 'Q7' ? { more: ['screening.noDetails'] } : {}
  if (!intro) return turn.ask(next, warn)
  const { text } = promptFor(next, { self: speaksOfSelf(turn.now()) })
  turn.ask(next, { text: intro, more: [text] })
}

/** Never a verdict: only what kind of support it can fit, and that staff decide together with the visitor (screening.md 5.4). */
function finish(turn: Turn) {
  const result = assess(turn.now().answers)
  turn.add({ kind: 'screened', by: 'bot', result, version: ruleVersion })
  if (isByPhone(turn.now())) return askForHuman(turn)
  if (turn.now().place.status !== 'withBot') return turn.say('screened.whileWaiting', { step: 'screened' })
  const whose = speaksOfSelf(turn.now()) ? 'self' : 'other'
  const told = [...new Set(result.tracks.flatMap((track) => tellable[track]?.(whose) ?? []))]
  const urgent = result.urgency === 'urgent' || result.urgency === 'acute' ? ['screened.urgent'] : []
  const soft = told.length > 0 ? ['screened.fits'] : []
  turn.ask('screened', { more: [...soft, ...urgent, 'screened.staffDecide'], parameters: { tracks: { texts: told } } })
}

/** What may be said of a track: special defector and suspect never, a protection case only as the police's protection. */
const tellable: Partial<Record<Track, (whose: 'self' | 'other') => string>> = {
  professional: () => 'track.professional',
  relativeSupport: () => 'track.relativeSupport',
  protectionCase: (whose) => `track.protection.${whose}`,
  childrenAndYouth: () => 'track.childrenAndYouth',
  specialDefector: () => 'track.leaving',
  defector: () => 'track.leaving',
  sig: () => 'track.sig',
  socialServices: (whose) => `track.socialServices.${whose}`,
  honour: () => 'track.honour',
  addiction: () => 'track.addiction',
}

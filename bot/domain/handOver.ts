import type { Choice, Prompt } from '../../shared/prompt.ts'
import { isByPhone } from './conversation.ts'
import { assess, ruleVersion } from './screening.ts'
import { isUnderWay, mayOfferScreening } from './screeningOffer.ts'
import { districtChoices, script, textVersions } from './triageScript.ts'
import { isUnread, type LineState, type Taken, type Turn } from './turn.ts'

/** C3, then H1 and H2, then the waiting list; what has been answered before is not asked again. */
export function askForHuman(turn: Turn) {
  const { consents, answeredSteps, place } = turn.now()
  if (place.status !== 'withBot') return
  if (isByPhone(turn.now())) return connectByPhone(turn)
  if (consents.C3 === undefined || consents.C3 === 'no') return turn.ask('C3')
  if (!answeredSteps.has('H1')) return turn.ask('H1')
  if (!answeredSteps.has('H2'))
    return turn.ask('H2', { choices: [...districtChoices(turn.situation.districts), ...districtRest] })
  handOver(turn, consents.C3 === 'yes' ? 1 : turn.now().lastSeq + 1)
  sayQueued(turn)
}

const districtRest: readonly Choice[] = script.H2.choices

/**
 * To the waiting list at once, so that no question stands between a caller and a person. Answers to the questions go along,
 * as was said before them (C2); what was written or listened to before only with C3, which is asked on the way.
 */
export function connectByPhone(turn: Turn) {
  const { consents, ownTexts, topics, lastSeq } = turn.now()
  const mayBeSeen = (ownTexts.length === 0 && topics.length === 0) || consents.C3 === 'yes'
  handOver(turn, mayBeSeen ? 1 : lastSeq + 1)
  if (mayBeSeen || consents.C3 === 'withoutText') turn.say('phone.connecting', { more: ['phone.secrecy'] })
  else turn.ask('C3phone', { text: 'phone.secrecy', more: ['C3.phone'] })
}

/** The answer to C3 (tone-and-safety.md 7.3): whether staff may read what was said to the bot. Whoever waits already only changes that. */
export function consentHandOver(turn: Turn, { choices }: Taken) {
  const answer = choices[0] === 'yes' || choices[0] === 'withoutText' ? choices[0] : 'no'
  const version = isByPhone(turn.now()) ? textVersions.C3phone : textVersions.C3
  turn.add({ kind: 'consented', by: 'bot', layer: 'C3', answer, version })
  if (isByPhone(turn.now())) return turn.say('phone.connecting')
  if (turn.now().place.status !== 'withBot') return sayWaiting(turn, answer === 'yes' ? 'C3.shared' : 'C3.notShared')
  if (answer === 'no') return turn.ask('menu', { text: 'C3.refused' })
  askForHuman(turn)
}

/** To the waiting list, with the screening as it stands: staff see why it has its place. */
export function handOver(turn: Turn, shareFrom: number) {
  const result = assess({ ...turn.now().answers, asksForHuman: true })
  turn.add({ kind: 'screened', by: 'bot', result, version: ruleVersion })
  turn.add({ kind: 'handedOver', by: 'bot', shareFrom })
}

/** New answers or a signal may move a waiting conversation up, and a later urgency is shown to staff at once. */
export function screenAgain(turn: Turn) {
  const { screened, answers } = turn.now()
  if (!screened) return
  const result = assess(answers)
  if (JSON.stringify(result) !== JSON.stringify(screened.result)) {
    turn.add({ kind: 'screened', by: 'bot', result, version: ruleVersion })
  }
}

/** What happens next, truly: a person now, nobody yet, or closed until a time, with numbers to call. */
export function sayQueued(turn: Turn) {
  const { line } = turn.situation
  const opening = line.kind === 'closed' && line.opensAt !== undefined ? { parameters: { opensAt: line.opensAt } } : {}
  const more = [...unreadLanguage(turn), ...keptWhileWaiting(line), ...codeOffer(turn)]
  sayWaiting(turn, queuedText(line), { ...opening, more })
}

function queuedText(line: LineState) {
  if (line.kind === 'closed') return line.opensAt === undefined ? 'handOver.closedUnknown' : 'handOver.closed'
  if (line.kind === 'full') return 'handOver.full'
  return line.kind === 'staffed' ? 'handOver.queued' : 'handOver.nobodyYet'
}

/** Whoever writes in a language that nobody here reads is told so, and what can be done about it. */
const unreadLanguage = ({ situation: { line, staffLanguages }, now }: Turn): string[] =>
  isUnread(line, staffLanguages, now().language) ? ['handOver.otherLanguage'] : []

/** A text that waits for staff is kept longer than the first screen says, so whoever has to wait is told. */
export const keptWhileWaiting = ({ kind }: LineState): string[] => (kind === 'staffed' ? [] : ['handOver.kept'])

/** Whoever has to wait need not keep the page open: the answer can be read with a code, where there is a page for it. */
function codeOffer({ situation, now }: Turn): string[] {
  return situation.line.kind !== 'staffed' && now().channel === 'webchat' ? ['handOver.code'] : []
}

/** Said to somebody who waits. The questions can be answered meanwhile, or gone on with where they were broken off. */
export function sayWaiting(turn: Turn, text: string, over: Partial<Prompt> = {}) {
  // By telephone nothing is asked of somebody who waits for a person.
  if (isByPhone(turn.now())) return turn.say(text, over.acute ? { acute: true } : {})
  const offer = isUnderWay(turn.now()) ? 'handOver.continueScreening' : 'handOver.offerScreening'
  const offers = mayOfferScreening(turn.now()) ? [offer] : []
  turn.ask('queued', { ...over, text, more: [...(over.more ?? []), ...offers] })
}

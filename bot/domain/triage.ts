import type { Entry, EntryOf } from '../../shared/entry.ts'
import type { ClientId } from '../../shared/ids.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { FreeAnswer } from '../../shared/safety.ts'
import type { LostContactPlan } from '../../shared/safetySchemas.ts'
import { audienceOf, type Conversation, isByPhone } from './conversation.ts'
import { askForHuman, consentHandOver, sayWaiting } from './handOver.ts'
import { chooseOffered, mayOfferLanguage, offerLanguage } from './languageTalk.ts'
import { beginQuestions, sayMenu, sayTopicByPhone } from './phoneTalk.ts'
import { chooseSafeWord, planLostContact, sayHowFreely } from './safetyTalk.ts'
import { isUnderWay } from './screeningOffer.ts'
import { answerQuestion, askNext, consentScreening, offerScreening } from './screeningTalk.ts'
import { confirmSignal, denySignal, hearSignal, raiseDanger } from './signalTalk.ts'
import { saySmallTalk } from './smallTalk.ts'
import { answerTopic, browse, sayNotSure, sayTopic, sayTopics } from './topicTalk.ts'
import { humanChoice, isStep, type Move, script, stepOf, textVersions } from './triageScript.ts'
import { beginTurn, type Heard, type Situation, type Taken, type Turn } from './turn.ts'

/** One thing a visitor did, from whatever channel. It has no field for who the visitor is. */
export type VisitorInput = { clientId: ClientId } & (
  | { kind: 'text'; text: string }
  | { kind: 'choices'; step: string; choices: readonly string[]; typed?: string }
  | { kind: 'human' }
  /** Danger now: key 9 of a telephone. */
  | { kind: 'danger' }
  | { kind: 'freely'; answer: FreeAnswer }
  | { kind: 'plan'; plan: LostContactPlan }
  | { kind: 'safeWord'; word: string }
  | { kind: 'show'; word: string }
)

/** The bot's decision: the entries this input makes, the visitor's own first. Empty when a stale choice changes nothing. */
export function triage(conversation: Conversation, input: VisitorInput, heard: Heard, situation: Situation): Entry[] {
  const turn = beginTurn(conversation, situation)
  take(turn, input, heard)
  return turn.entries
}

/** The first two entries of every log: what channel and language, and the first screen (tone-and-safety.md 7.2). */
export function welcome(
  conversation: Conversation,
  { channel, language, returning }: Pick<EntryOf<'started'>, 'channel' | 'language' | 'returning'>,
  situation: Situation,
) {
  const turn = beginTurn(conversation, situation)
  turn.add({
    kind: 'started',
    by: 'bot',
    notice: textVersions.C1,
    channel,
    language,
    ...(returning ? { returning } : {}),
  })
  if (channel === 'phone') sayMenu(turn)
  else turn.ask('who', firstScreen)
  return turn.entries
}

/** What the first question says besides asking: what is read and kept, secrecy and its limits. */
export const firstScreen = { more: ['who.notice'] }

/** Steps whose question still stands after something else was said in between. */
const standing: ReadonlySet<string> = new Set([
  'C2',
  'C3',
  'C3earlier',
  'H1',
  'H2',
  'signal',
  'C4',
  ...Object.keys(script).filter((name) => /^Q\d$/.test(name)),
])

const humanTopic = 'prata-med-manniska'

function take(turn: Turn, input: VisitorInput, heard: Heard) {
  switch (input.kind) {
    case 'text':
      return hearText(turn, input, heard)
    case 'human':
      return callHuman(turn, input.clientId)
    case 'danger':
      return callDanger(turn, input.clientId)
    case 'choices':
      return takeChoices(turn, input)
    case 'freely':
      return sayHowFreely(turn, input)
    case 'plan':
      return planLostContact(turn, input)
    case 'safeWord':
      return chooseSafeWord(turn, input, heard)
    // Decided before anything is heard: it says nothing and changes nothing here.
    case 'show':
      return
    default:
      return input satisfies never
  }
}

function hearText(turn: Turn, input: VisitorInput & { kind: 'text' }, heard: Heard) {
  const before = turn.now()
  const seq = turn.add({ kind: 'said', by: 'visitor', clientId: input.clientId, text: input.text })
  if (heard.signal) return hearSignal(turn, { ...heard.signal, writtenIn: heard.language }, seq)
  // From the hand-over on the bot is silent: what is written is for staff.
  if (before.place.status !== 'withBot') return
  const wantsHuman = (heard.answered && heard.topics[0]?.id === humanTopic) || heard.each?.includes(humanTopic)
  const question = wantsHuman ? undefined : openQuestion(before)
  const others = heard.each?.filter((id) => id !== humanTopic) ?? []
  if (wantsHuman) {
    for (const id of others) sayTopic(turn, id, { alone: false })
    askForHuman(turn)
  } else answerText(turn, heard, { alone: !question })
  if (heard.language && mayOfferLanguage(turn, heard.language)) offerLanguage(turn, heard.language)
  else if (question) askAgain(turn, question)
}

/** The question that still stands, be it behind the one about the language. */
function openQuestion({ openPrompt, setAside }: Conversation): Prompt | undefined {
  const open = openPrompt?.prompt.step === 'language' ? setAside : openPrompt?.prompt
  return open && standing.has(open.step) ? open : undefined
}

function answerText(turn: Turn, { answered, topics, each = [], smallTalk }: Heard, { alone }: { alone: boolean }) {
  const ids = topics.map(({ id }) => id)
  if (each.length > 1) sayTopics(turn, each, { alone })
  else if (answered && ids[0]) sayTopic(turn, ids[0], { alone })
  else if (smallTalk) saySmallTalk(turn, smallTalk, { alone })
  else sayNotSure(turn, ids, { alone })
}

/** Of an acute text only its question is said again, which stands last. */
function askAgain(turn: Turn, question: Prompt) {
  const prompt =
    question.step === 'signal' ? { ...question, text: question.more?.at(-1) ?? question.text, more: [] } : question
  turn.add({ kind: 'prompted', by: 'bot', prompt })
}

function callHuman(turn: Turn, clientId: ClientId) {
  if (turn.now().place.status !== 'withBot') return
  turn.add({
    kind: 'answered',
    by: 'visitor',
    clientId,
    step: 'any',
    choices: ['human'],
    labels: [{ text: humanChoice.text }],
  })
  askForHuman(turn)
}

/** The key that is danger everywhere; whoever staff talk to already is asked by them. */
function callDanger(turn: Turn, clientId: ClientId) {
  if (turn.now().place.status === 'closed') return
  turn.add({
    kind: 'answered',
    by: 'visitor',
    clientId,
    step: 'any',
    choices: ['danger'],
    labels: [{ text: 'choice.danger' }],
  })
  raiseDanger(turn)
}

function takeChoices(turn: Turn, input: VisitorInput & { kind: 'choices' }) {
  const open = turn.now().openPrompt?.prompt
  if (!open || open.step !== input.step || !isStep(input.step)) return
  const choices = open.many ? input.choices : input.choices.slice(0, 1)
  const taken = open.choices.filter(({ choice }) => choices.includes(choice))
  if (taken.length === 0 || taken.length !== choices.length) return
  const labels = taken.map(({ text, parameters }) => ({ text, ...(parameters ? { parameters } : {}) }))
  const typed = input.typed === undefined ? {} : { typed: input.typed }
  turn.add({
    kind: 'answered',
    by: 'visitor',
    clientId: input.clientId,
    step: input.step,
    choices: [...choices],
    labels,
    ...typed,
  })
  const { move, moves } = stepOf(input.step)
  play[moves?.[choices[0] ?? ''] ?? move](turn, { step: input.step, choices })
}

const play: Record<Move, (turn: Turn, taken: Taken) => void> = {
  greet: (turn) => showMenu(turn, `menu.${audienceOf(turn.now())}`),
  showMenu: (turn) => showMenu(turn, 'menu.again'),
  browse: (turn, { choices }) => browse(turn, choices[0] ?? 'topics'),
  answerTopic: (turn, { choices }) => answerTopic(turn, choices[0] ?? ''),
  offerScreening,
  consentScreening,
  answerQuestion,
  askForHuman,
  consentHandOver,
  answerSignal,
  sayGlad: (turn) => turn.ask('glad'),
  askStatistics: (turn) => turn.ask('C4'),
  consentStatistics,
  askToKeep: (turn) => turn.ask('keepText'),
  consentToKeep: (turn, { choices }) => showMenu(turn, choices[0] === 'yes' ? 'keepText.kept' : 'keepText.notKept'),
  chooseOffered,
  beginQuestions,
  showPhoneTopics: (turn) => turn.ask('phoneTopics'),
  answerPhoneTopic: (turn, { choices }) => sayTopicByPhone(turn, (choices[0] ?? '').replace(/^topic:/, '')),
  showPhoneMenu: (turn) => sayMenu(turn),
  tellAboutCalls: (turn) => sayMenu(turn, ['phone.about.number', 'phone.about.kept', 'phone.about.counted']),
}

function answerSignal(turn: Turn, { choices }: Taken) {
  if (choices[0] === 'yes') return confirmSignal(turn)
  denySignal(turn)
  if (isUnderWay(turn.now())) askNext(turn)
  else if (turn.now().place.status === 'withBot') showMenu(turn, 'acute.denied')
  else sayWaiting(turn, 'acute.deniedWhileWaiting')
}

function showMenu(turn: Turn, text: string) {
  turn.ask('menu', { text })
}

/** C4: asked by the bot at the end of its own conversation, or by staff who are about to close. */
function consentStatistics(turn: Turn, { choices }: Taken) {
  turn.add({
    kind: 'consented',
    by: 'bot',
    layer: 'C4',
    answer: choices[0] === 'yes' ? 'yes' : 'no',
    version: isByPhone(turn.now()) ? textVersions.C4phone : textVersions.C4,
  })
  if (turn.now().place.status === 'withBot') turn.add({ kind: 'closed', by: 'visitor', reason: 'finished' })
}

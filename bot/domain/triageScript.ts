import { type Language, languageNames } from '../../shared/languages.ts'
import type { Choice, Prompt } from '../../shared/prompt.ts'
import { needs } from '../../shared/screening.ts'

/** Versions of what the visitor was told; kept with each answer (tone-and-safety.md 7.3). Change with the text. */
export const textVersions = {
  C1: 'C1-2',
  C2: 'C2-1',
  C2phone: 'C2-phone-1',
  C3: 'C3-1',
  C3phone: 'C3-phone-1',
  C4: 'C4-1',
  C4phone: 'C4-phone-1',
} as const

/** What a taken choice leads to; `triage.ts` has one function for each. */
export type Move =
  | 'greet'
  | 'showMenu'
  | 'browse'
  | 'offerScreening'
  | 'askForHuman'
  | 'answerTopic'
  | 'consentScreening'
  | 'answerQuestion'
  | 'consentHandOver'
  | 'answerSignal'
  | 'sayGlad'
  | 'askStatistics'
  | 'chooseOffered'
  | 'consentStatistics'
  | 'beginQuestions'
  | 'showPhoneTopics'
  | 'answerPhoneTopic'
  | 'showPhoneMenu'
  | 'tellAboutCalls'
  | 'askToKeep'
  | 'consentToKeep'

/** Texts that have words of their own, `<key>.child`, for whoever has said to be under 18 (requirements.md R7.15). */
const childTexts: ReadonlySet<string> = new Set([
  'C3',
  'screened.thanks',
  'screened.staffDecide',
  'handOver.queued',
  'handOver.nobodyYet',
  'handOver.closed',
  'handOver.closedUnknown',
])

/** A prompt as it is said to a child: simpler, and with somebody for children to call. No choice is taken away. */
export const forChild = (prompt: Prompt): Prompt => ({
  ...prompt,
  text: childKey(prompt.text),
  ...(prompt.more ? { more: prompt.more.map(childKey) } : {}),
})

const childKey = (text: string) => (childTexts.has(text) ? `${text}.child` : text)

/** A question of the script, and what its answer leads to. */
export interface Step {
  /** Text key; `role` picks `.self` or `.other` of it (screening.md 5.2: "du" becomes "personen"). */
  text: string
  byRole?: true
  choices: readonly Choice[]
  many?: true
  move: Move
  /** Choices that lead elsewhere than the step's own move. */
  moves?: Readonly<Record<string, Move>>
}

const choice = (code: string, text: string, key?: string): Choice => ({ choice: code, text, ...(key ? { key } : {}) })
const human = choice('human', 'choice.human', '0')
const skip = choice('skip', 'choice.skip', '#')
const yesNo = [choice('yes', 'choice.yes', '1'), choice('no', 'choice.no', '2')]

const question = (name: string, most: number): Step => ({
  text: `screening.${name}`,
  byRole: true,
  choices: [
    ...Array.from({ length: most }, (_, at) => choice(String(at + 1), `screening.${name}.${at + 1}`, String(at + 1))),
    skip,
  ],
  move: 'answerQuestion',
})

const phoneTopic = (id: string, key: string) => choice(`topic:${id}`, `topic.${id}.title`, key)

/** The bot's conversation as data: change a question here and its words in `locales/`. */
export const script = {
  who: {
    text: 'who',
    choices: [
      choice('self', 'who.self', '1'),
      choice('relative', 'who.relative', '2'),
      choice('professional', 'who.professional', '3'),
      choice('undisclosed', 'who.undisclosed', '4'),
      human,
    ],
    move: 'greet',
    moves: { human: 'askForHuman' },
  },
  menu: {
    text: 'menu.again',
    choices: [choice('topics', 'menu.topics', '1'), choice('screening', 'menu.screening', '2'), human],
    move: 'showMenu',
    moves: { topics: 'browse', screening: 'offerScreening', human: 'askForHuman' },
  },
  /** Choices are made of the groups and topics there are. */
  browse: { text: 'browse', choices: [], move: 'browse', moves: { human: 'askForHuman' } },
  topic: {
    text: 'topic',
    choices: [choice('helped', 'topic.helped', '1'), choice('more', 'topic.more', '2'), human],
    move: 'showMenu',
    moves: { helped: 'sayGlad', human: 'askForHuman' },
  },
  notSure: {
    text: 'notSure',
    choices: [choice('keep', 'notSure.keep', '8'), human],
    move: 'answerTopic',
    moves: { human: 'askForHuman', keep: 'askToKeep' },
  },
  /** Whether somebody may read, for a while, the text that the bot had no answer to. */
  keepText: { text: 'keepText', choices: yesNo, move: 'consentToKeep' },
  glad: {
    text: 'glad',
    choices: [choice('more', 'topic.more', '1'), choice('finish', 'choice.finish', '2'), human],
    move: 'showMenu',
    moves: { finish: 'askStatistics', human: 'askForHuman' },
  },
  C2: { text: 'C2', choices: yesNo, move: 'consentScreening' },
  Q1: question('Q1', 3),
  Q2: question('Q2', 4),
  Q3: question('Q3', 3),
  Q4: question('Q4', 5),
  Q5: question('Q5', 3),
  Q6: question('Q6', 3),
  Q7: question('Q7', 3),
  Q8: {
    text: 'screening.Q8',
    byRole: true,
    choices: [
      ...needs.map((need, at) => choice(need, `screening.Q8.${need}`, String(at + 1))),
      choice('none', 'screening.Q8.none', '4'),
      skip,
    ],
    many: true,
    move: 'answerQuestion',
  },
  screened: {
    text: 'screened.thanks',
    choices: [human, choice('topics', 'menu.topics', '1'), choice('finish', 'choice.finish', '2')],
    move: 'showMenu',
    moves: { topics: 'browse', finish: 'askStatistics', human: 'askForHuman' },
  },
  C3: {
    text: 'C3',
    choices: [
      choice('yes', 'choice.yes', '1'),
      choice('withoutText', 'C3.withoutText', '2'),
      choice('no', 'choice.no', '3'),
    ],
    move: 'consentHandOver',
  },
  /** C3 after a confirmed signal: the conversation is already on its way, only the earlier text is asked about. */
  C3earlier: {
    text: 'C3.earlier',
    choices: [choice('yes', 'choice.yes', '1'), choice('withoutText', 'choice.no', '2')],
    move: 'consentHandOver',
  },
  /** C3 by telephone: the call is on its way to a person, and only what came before is asked about. */
  C3phone: {
    text: 'C3.phone',
    choices: [choice('yes', 'choice.yes', '1'), choice('withoutText', 'choice.no', '2')],
    move: 'consentHandOver',
  },
  H1: {
    text: 'screening.H1',
    byRole: true,
    choices: [
      choice('yes', 'choice.yes', '1'),
      choice('maybe', 'H1.maybe', '2'),
      choice('no', 'choice.no', '3'),
      choice('talkFirst', 'H1.talkFirst', '4'),
      skip,
    ],
    move: 'askForHuman',
  },
  /** The districts are a setting; see `districtChoices`. */
  H2: {
    text: 'H2',
    choices: [choice('otherMunicipality', 'H2.otherMunicipality', '9'), skip],
    move: 'askForHuman',
  },
  /** Which two languages depends on what the visitor wrote; see `languageTalk.ts`. */
  language: { text: 'language.offer', choices: [], move: 'chooseOffered' },
  signal: { text: 'acute', choices: yesNo, move: 'answerSignal' },
  queued: {
    text: 'handOver.queued',
    choices: [choice('screening', 'menu.screening', '1')],
    move: 'offerScreening',
  },
  C4: { text: 'C4', choices: yesNo, move: 'consentStatistics' },
  /** By telephone. What is heard stands in `voice.json`, and says which key is what: change them together. */
  phoneMenu: {
    text: 'phone.menu',
    choices: [
      choice('questions', 'phone.menu.questions', '1'),
      choice('topics', 'menu.topics', '2'),
      choice('code', 'phone.menu.code', '3'),
      choice('about', 'phone.menu.about', '4'),
      choice('finish', 'choice.finish', '5'),
      human,
      skip,
    ],
    move: 'askForHuman',
    moves: {
      questions: 'beginQuestions',
      topics: 'showPhoneTopics',
      code: 'showPhoneMenu',
      about: 'tellAboutCalls',
      finish: 'askStatistics',
    },
  },
  phoneTopics: {
    text: 'phone.topics',
    choices: [
      phoneTopic('vilken-hjalp', '1'),
      phoneTopic('anonym', '2'),
      phoneTopic('lamna-utan-brak', '3'),
      phoneTopic('hot-ej-akut', '4'),
      phoneTopic('anhorig-prata', '5'),
      phoneTopic('oppettider', '6'),
      human,
      skip,
    ],
    move: 'answerPhoneTopic',
    moves: { human: 'askForHuman', skip: 'showPhoneMenu' },
  },
} as const satisfies Record<string, Step>

/** Name of a step of the script. */
export type StepName = keyof typeof script
export const isStep = (name: string): name is StepName => Object.hasOwn(script, name)
export const stepOf = (name: StepName): Step => script[name]

/** Choices that are made of what there is: a topic, more of a list, the areas, one area, a person, a language. */
export const topicChoice = (id: string): Choice => choice(`topic:${id}`, `topic.${id}.title`)
export const moreChoice = (code: string): Choice => choice(code, 'browse.more', '9')
export const areasChoice: Choice = choice('groups:0', 'browse.areas', '9')
export const groupChoice = (id: string): Choice => choice(`group:${id}`, `group.${id}`)
export const humanChoice = human
export const languageChoice = (language: Language, key: string): Choice => ({
  ...choice(language, 'name', key),
  parameters: { name: languageNames[language] },
})

/** The districts of the settings, in their order; keys count from 1. */
export const districtChoices = (districts: readonly { code: string; name: string }[]): Choice[] =>
  districts.map(({ code, name }, at) => ({ choice: code, text: 'name', parameters: { name }, key: String(at + 1) }))

/** A prompt of the script as it is said to this visitor. */
export function promptFor(name: StepName, visitor: { self: boolean }, over: Partial<Prompt> = {}): Prompt {
  const { text, byRole, choices, many } = stepOf(name)
  return {
    step: name,
    text: byRole ? `${text}.${visitor.self ? 'self' : 'other'}` : text,
    choices: [...choices],
    ...(many ? { many } : {}),
    ...over,
  }
}

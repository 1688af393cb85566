import type { Mark } from '../../../../../shared/identity.ts'
import type { ChoiceView, FirstScreen, VisitorEntryView } from '../../../../../shared/wire/visitor.ts'
import { isQuiet } from './safety.ts'
import type { Outgoing, PageState } from './state.ts'

type BotEntry = Extract<VisitorEntryView, { shows: 'bot' }>

export interface OpenChoices {
  /** Tells one set of buttons from the next. */
  key: string
  step: string
  many: boolean
  choices: ChoiceView[]
  /** The way to a person, where the prompt itself does not offer it. */
  human: boolean
}

/** The code of the choice that asks for a person. */
const humanChoice = 'human'

/** Questions on the way to a person; asking again would only ask them again. */
const onTheWay: ReadonlySet<string> = new Set(['C3', 'H1', 'H2'])

/** What stands in the log: the first screen until the conversation has entries of its own. */
export function shownEntries({ phase, entries }: PageState, first: BotEntry): VisitorEntryView[] {
  if (entries.length > 0) return entries.filter(({ shows }) => shows !== 'silent' && shows !== 'tookBack')
  return phase === 'first' || phase === 'talking' ? [first] : []
}

/** The buttons under the last bubble. None but the way to a person while an answer is on its way. */
export function openChoices(state: PageState, first: FirstScreen['first']): OpenChoices {
  const prompt = isAnswering(state.outgoing) ? undefined : openPrompt(state, first)
  const choices = prompt?.choices ?? []
  return {
    key: `${prompt?.seq ?? 'none'}`,
    step: prompt?.step ?? '',
    many: prompt?.many ?? false,
    choices,
    human: canAskForHuman(state) && !leadsToHuman(prompt),
  }
}

export const isClosed = ({ conversation }: PageState) => conversation?.status === 'closed'

/** Nothing on the page may be read or used but the way back to it, and the way out. */
export const isCovered = ({ cover }: PageState) => cover !== 'none'

/** Whether there is, or may be, something on the server to erase. */
export const hasConversation = ({ phase }: PageState) => phase === 'talking'

function openPrompt({ phase, entries, conversation }: PageState, first: BotEntry): BotEntry | undefined {
  if (phase === 'first') return first
  if (!conversation || conversation.status === 'closed') return undefined
  const found = entries.find(({ seq }) => seq === conversation.openPrompt)
  return found?.shows === 'bot' ? found : undefined
}

const leadsToHuman = (prompt: BotEntry | undefined) =>
  prompt !== undefined && (onTheWay.has(prompt.step) || prompt.choices.some(({ choice }) => choice === humanChoice))

function canAskForHuman({ phase, conversation, outgoing }: PageState) {
  if (phase !== 'first' && phase !== 'talking') return false
  if (conversation && conversation.status !== 'withBot') return false
  return !outgoing.some(({ input, progress }) => asksForHuman(input) && progress.kind !== 'refused')
}

const asksForHuman = (input: Outgoing['input']) =>
  input.kind === 'human' || (input.kind === 'choices' && input.choices.includes(humanChoice))

const isAnswering = (outgoing: Outgoing[]) => outgoing.some((one) => one.progress.kind !== 'refused' && !isQuiet(one))

/** Whether the visitor is asked if they can write freely. */
export function asksFreely({ phase, conversation, silent, outgoing }: PageState): boolean {
  if (phase !== 'first' && phase !== 'talking') return false
  if (outgoing.some(({ input }) => input.kind === 'freely')) return false
  if (!conversation) return phase === 'first'
  return conversation.status !== 'closed' && (silent || conversation.asksFreely === true)
}

/** A return code is never sent, whatever is chosen. */
export const isOnlyCode = (marks: readonly Mark[]) => marks.some(({ what }) => what === 'code')

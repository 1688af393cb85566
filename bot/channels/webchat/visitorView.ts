import type { Entry, EntryOf } from '../../../shared/entry.ts'
import { isLanguage, type Language } from '../../../shared/languages.ts'
import type { Choice, Prompt } from '../../../shared/prompt.ts'
import type { ChoiceView, FirstScreen, VisitorEntryView, VisitorState } from '../../../shared/wire/visitor.ts'
import type { Conversation } from '../../domain/conversation.ts'
import { asksFreely } from '../../domain/learnSafety.ts'
import { firstScreen } from '../../domain/triage.ts'
import { promptFor } from '../../domain/triageScript.ts'
import { isUnread, type LineState } from '../../domain/turn.ts'
import {
  alsoInParagraphs,
  answerText,
  choiceLabel,
  choiceWords,
  promptParagraphs,
  swedishBeside,
  type Translate,
} from '../../text/translate.ts'

/** One entry in the visitor's language. What a visitor has no use for keeps its number and shows nothing. */
export function visitorEntry(t: Translate, { language, takenByStaff }: Conversation, entry: Entry): VisitorEntryView {
  const { seq } = entry
  switch (entry.kind) {
    case 'said':
      return { seq, shows: 'visitor', text: entry.text, clientId: entry.clientId, canTakeBack: true }
    case 'answered':
      return {
        seq,
        shows: 'visitor',
        text: answerText(t, language, entry),
        clientId: entry.clientId,
        canTakeBack: false,
      }
    case 'prompted':
      return promptView(t, language, entry)
    case 'replied':
      return { seq, shows: 'staff', text: entry.text }
    case 'claimed':
    case 'joined':
    case 'closed':
      return { seq, shows: 'line', text: t(language, `event.${entry.kind}`) }
    case 'left':
    case 'transferred':
      return { seq, shows: 'line', text: t(language, 'event.oneLeft') }
    case 'released':
      return entry.to === 'queue'
        ? { seq, shows: 'line', text: t(language, 'event.released') }
        : { seq, shows: 'silent' }
    case 'redacted':
      // What is left of an entry names who wrote it, not who destroyed it.
      return { seq, shows: 'takenBack', by: takenByStaff.includes(seq) ? 'staff' : 'visitor' }
    case 'tookBack':
      return entry.by === 'visitor'
        ? { seq, shows: 'tookBack', target: entry.target, by: 'visitor', clientId: entry.clientId }
        : { seq, shows: 'tookBack', target: entry.target, by: 'staff' }
    default:
      return entry.by === 'visitor' ? { seq, shows: 'silent', clientId: entry.clientId } : { seq, shows: 'silent' }
  }
}

interface Now {
  at: number
  line: LineState
  /** What is read by somebody who answers. */
  staffLanguages: readonly Language[]
  place: number
  eraseAt: number
}

/** What holds now. `place` is 1 for the first in the waiting list. */
export function visitorState(t: Translate, conversation: Conversation, now: Now): VisitorState {
  const { language, lastSeq, openPrompt, place, plan, safeWord } = conversation
  const { status } = place
  if (conversation.hidden) return { status, language, lastSeq, safeWord: true, hidden: true }
  return {
    status,
    language,
    lastSeq,
    ...(asksFreely(conversation, now.at) ? { asksFreely: true } : {}),
    ...(plan ? { plan: plan.plan.kind } : {}),
    ...(safeWord ? { safeWord: true } : {}),
    ...(openPrompt ? { openPrompt: openPrompt.seq } : {}),
    ...(status === 'waiting' ? { waiting: waitingView(t, conversation, now) } : {}),
    ...(status === 'closed' ? { closedText: t(language, 'closed.kept', { erasedAt: now.eraseAt }) } : {}),
  }
}

/** The page before there is a conversation, in one language. */
export function firstScreenView(t: Translate, language: Language, line: LineState): FirstScreen {
  const prompt = promptFor('who', { self: true }, firstScreen)
  const first = promptView(t, language, { seq: 0, at: 0, kind: 'prompted', by: 'bot', prompt })
  const opensAt = opening(line)
  return { first, line: { open: line.kind === 'staffed', text: t(language, lineKey('line', line), opensAt) } }
}

function promptView(
  t: Translate,
  language: Language,
  { seq, prompt }: EntryOf<'prompted'>,
): VisitorEntryView & { shows: 'bot' } {
  const swedish = swedishBeside(t, language, prompt)
  return {
    seq,
    shows: 'bot',
    paragraphs: promptParagraphs(t, language, prompt),
    ...(swedish.length > 0 ? { swedish } : {}),
    ...(prompt.alsoIn ? { also: { language: prompt.alsoIn, paragraphs: alsoInParagraphs(t, prompt) } } : {}),
    acute: prompt.acute ?? false,
    step: prompt.step,
    choices: prompt.choices.map((choice) => choiceView(t, language, prompt, choice)),
    many: prompt.many ?? false,
  }
}

function choiceView(t: Translate, language: Language, prompt: Prompt, choice: Choice): ChoiceView {
  const label = choiceLabel(choiceWords(t, language, prompt, choice))
  // A language is offered by its own name.
  const named = prompt.step === 'language' && isLanguage(choice.choice) ? { language: choice.choice } : {}
  return { choice: choice.choice, label, ...named }
}

function waitingView(t: Translate, { language, climb }: Conversation, { line, staffLanguages, place }: Now) {
  const nobodyCame = line.kind === 'staffed' && climb?.toldAt !== undefined
  const text = nobodyCame ? 'waiting.nobodyYet' : lineKey('waiting', line)
  const said = t(language, text, opening(line))
  const unread = isUnread(line, staffLanguages, language) ? ` ${t(language, 'waiting.otherLanguage')}` : ''
  return { place, title: t(language, 'waiting.title', { place }), text: `${said}${unread}` }
}

const opening = (line: LineState) =>
  line.kind === 'closed' && line.opensAt !== undefined ? { opensAt: line.opensAt } : {}

function lineKey(group: 'line' | 'waiting', line: LineState) {
  if (line.kind === 'closed' && line.opensAt === undefined) return `${group}.closedUnknown`
  return `${group}.${line.kind === 'staffed' && group === 'line' ? 'open' : line.kind}`
}

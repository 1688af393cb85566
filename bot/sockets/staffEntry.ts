import type { Entry, EntryOf } from '../../shared/entry.ts'
import { draftedLanguages, type Language } from '../../shared/languages.ts'
import type { StaffEntryView } from '../../shared/wire/consoleViews.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { StaffAccount } from '../ports/staff.ts'
import { answerText, promptParagraphs, type Translate } from '../text/translate.ts'
import { staffView } from '../usecases/staffView.ts'

/** One entry as staff see it: from `shareFrom` on the words, before it only what is not words (C3). */
export function staffEntry(
  t: Translate,
  conversation: Conversation,
  entry: Entry,
  author: StaffAccount | undefined,
): StaffEntryView {
  const { seq, at } = entry
  const staff = author ? { staff: staffView(author) } : {}
  if (seq < (conversation.shareFrom ?? Number.POSITIVE_INFINITY)) return { seq, at, shows: 'silent' }
  switch (entry.kind) {
    case 'said':
      return { seq, at, shows: 'visitor', text: entry.text, typed: true }
    case 'answered':
      return {
        seq,
        at,
        shows: 'visitor',
        typed: false,
        ...inWords(conversation, (language) => answerText(t, language, entry)),
      }
    case 'prompted':
      return entry.by === 'bot'
        ? { seq, at, shows: 'bot', ...inWords(conversation, (language) => promptText(t, language, entry)) }
        : { seq, at, shows: 'event', event: entry.prompt.step === 'C4' ? 'askedStatistics' : 'offeredCode', ...staff }
    case 'replied':
      return author
        ? { seq, at, shows: 'staff', text: entry.text, staff: staffView(author) }
        : { seq, at, shows: 'silent' }
    case 'noted':
      return author
        ? { seq, at, shows: 'note', text: entry.text, staff: staffView(author) }
        : { seq, at, shows: 'silent' }
    case 'coached':
      return author
        ? { seq, at, shows: 'coaching', text: entry.text, staff: staffView(author) }
        : { seq, at, shows: 'silent' }
    case 'invited':
      return author
        ? { seq, at, shows: 'invitation', text: entry.text, staff: staffView(author), to: entry.colleague.number }
        : { seq, at, shows: 'silent' }
    case 'readAlong':
      return { seq, at, shows: 'event', event: entry.phase === 'began' ? 'readsAlong' : 'readNoMore', ...staff }
    case 'transferred':
      return { seq, at, shows: 'event', event: 'transferred', ...staff, to: entry.colleague.number }
    case 'signalled':
      return { seq, at, shows: 'alarm', category: entry.category, phase: entry.phase, certain: entry.certain }
    case 'freely':
      return { seq, at, shows: 'event', event: freelyEvents[entry.answer] }
    case 'cameBack':
    case 'planned':
    case 'hid':
    case 'showed':
    case 'claimed':
    case 'recused':
    case 'keptLonger':
    case 'invitationEnded':
    case 'joined':
    case 'left':
    case 'closed':
    case 'handedOver':
    case 'putAside':
      return { seq, at, shows: 'event', event: entry.kind, ...staff }
    case 'opened':
      return { seq, at, shows: 'event', event: 'opened', reason: entry.reason, ...staff }
    case 'released':
      return { seq, at, shows: 'event', event: releasedAs(entry), ...staff }
    case 'call':
      return {
        seq,
        at,
        shows: 'call',
        state: entry.state,
        ...(entry.rings === undefined ? {} : { rings: entry.rings }),
      }
    case 'voiced':
      return { seq, at, shows: 'call', state: 'voiced' }
    case 'redacted':
      if (entry.by === 'visitor' && !conversation.takenBack.has(seq)) return { seq, at, shows: 'silent' }
      return { seq, at, shows: 'takenBack', by: conversation.takenByStaff.includes(seq) ? 'staff' : 'visitor' }
    case 'tookBack':
      return { seq, at, shows: 'tookBack', target: entry.target, by: entry.by === 'visitor' ? 'visitor' : 'staff' }
    case 'judged':
      return { seq, at, shows: 'judged', urgency: entry.urgency, reason: entry.reason, ...staff }
    case 'aided':
      return { seq, at, shows: 'aided', did: entry.did, ...staff }
    default:
      return { seq, at, shows: 'silent' }
  }
}

const promptText = (t: Translate, language: Language, { prompt }: EntryOf<'prompted'>) =>
  promptParagraphs(t, language, prompt).join('\n\n')

function inWords({ language }: Conversation, say: (language: Language) => string) {
  const [text, swedish] = [say(language), say('sv')]
  return draftedLanguages.includes(language) && swedish !== text ? { text, swedish } : { text }
}

const freelyEvents = { yes: 'freelyYes', no: 'freelyNo', unsure: 'freelyUnsure' } as const

function releasedAs({ by, to }: EntryOf<'released'>) {
  if (by === 'bot') return 'returned'
  return to === 'bot' ? 'releasedToBot' : 'released'
}

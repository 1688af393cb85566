import type { EntryOf } from '../../shared/entry.ts'
import { type ScreeningAnswers, type Urgency, urgencies } from '../../shared/screening.ts'
import type { Conversation, Signal } from './conversation.ts'

/** A judgement stands until the rules find something more urgent than it: then the visitor's new answers speak. */
export function learnScreening(
  { judged, ...next }: Conversation,
  { result, version }: EntryOf<'screened'>,
): Conversation {
  const screened = { result, version }
  const stands = judged && urgencies.indexOf(judged.urgency) <= urgencies.indexOf(result.urgency)
  // The same urgency again, with more behind it, is what staff judged already.
  const isNews = next.screened && urgencies.indexOf(result.urgency) < urgencies.indexOf(next.screened.result.urgency)
  return judged && (stands || !isNews) ? { ...next, judged, screened } : { ...next, screened }
}

/** An acute signal that was found, confirmed or denied: of each text the last word counts, from when it was first found. */
export function learnSignal(next: Conversation, entry: EntryOf<'signalled'>): Conversation {
  const { category, certain, about, source, phase, at } = entry
  const earlier = next.signals.find((signal) => signal.about === about)
  const signals = [
    ...next.signals.filter((signal) => signal.about !== about),
    { category, certain, about, source, phase, foundAt: earlier?.foundAt ?? at },
  ]
  const answers = { ...next.answers, acuteSignal: acuteSignalOf(signals) }
  return { ...withoutMilder(next, entry), signals, answers }
}

/**
 * What staff judged before does not speak of a signal after it, however urgent the questions had been by then. Of one that
 * is uncertain whoever has the conversation judges as they read it.
 */
function withoutMilder({ judged, ...next }: Conversation, { certain, phase }: EntryOf<'signalled'>): Conversation {
  const isNew = phase === 'found' && (certain || next.place.status !== 'withStaff')
  const least: Urgency | undefined = phase === 'confirmed' ? 'acute' : isNew ? 'urgent' : undefined
  const isMilder = judged && least && urgencies.indexOf(judged.urgency) > urgencies.indexOf(least)
  return judged && !isMilder ? { ...next, judged } : next
}

/** What the visitor answered about acute signals, as the rule table takes it (screening.md 5.6). */
function acuteSignalOf(signals: readonly Signal[]): ScreeningAnswers['acuteSignal'] {
  if (signals.some(({ phase }) => phase === 'confirmed')) return 'confirmed'
  return signals.some(({ source }) => source === 'text') ? 'denied' : 'none'
}

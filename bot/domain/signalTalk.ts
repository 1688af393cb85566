import type { Language } from '../../shared/languages.ts'
import type { Prompt } from '../../shared/prompt.ts'
import type { SignalCategory } from '../../shared/screening.ts'
import { isByPhone, type Signal } from './conversation.ts'
import { handOver, keptWhileWaiting, sayWaiting, screenAgain } from './handOver.ts'
import type { Turn } from './turn.ts'

/** The fitting text at once, in every status; then one question, unless staff are there to ask it (acute-signals.md 6.1). */
export function hearSignal(
  turn: Turn,
  { category, certain, writtenIn }: { category: SignalCategory; certain: boolean; writtenIn?: Language | undefined },
  about: number,
) {
  const alsoIn = writtenIn ? { alsoIn: writtenIn } : {}
  const { signals, place, staff } = turn.now()
  // Nobody can be alarmed to it any more, and it does not say so.
  if (place.status === 'closed')
    return turn.say(`acute.${category}`, { more: ['acute.conversationOver'], acute: true, ...alsoIn })
  const saidBefore = staff !== undefined && signals.some((signal) => signal.category === category)
  turn.add({ kind: 'signalled', by: 'bot', category, certain, about, source: 'text', phase: 'found' })
  screenAgain(turn)
  if (place.status === 'withStaff') {
    // Once for each kind: a text that repeats itself would talk over the adviser.
    if (!saidBefore) turn.say(`acute.${category}`, { more: ['acute.closing'], acute: true, ...alsoIn })
    return
  }
  askSignal(turn, category, alsoIn)
}

/** Q1 answered "yes, now": the questions stop, the text comes, and the conversation goes to staff (screening.md 5.2). */
export function raiseDanger(turn: Turn) {
  const about = turn.now().lastSeq
  turn.add({
    kind: 'signalled',
    by: 'bot',
    category: 'danger',
    certain: true,
    about,
    source: 'screening',
    phase: 'confirmed',
  })
  turn.say('acute.danger', { acute: true })
  goToStaff(turn, about)
}

/** Q8 "thoughts of suicide": the text at once, and the alarm to staff; the visitor says whether it is now (U5). */
export function raiseSuicidal(turn: Turn) {
  const about = turn.now().lastSeq
  turn.add({ kind: 'signalled', by: 'bot', category: 'A4', certain: false, about, source: 'screening', phase: 'found' })
  askSignal(turn, 'A4')
}

/** A "yes" to whether it is happening now: every signal that stood open is confirmed, and staff are rung at once. */
export function confirmSignal(turn: Turn) {
  const settled = settle(turn, 'confirmed')
  if (settled.length > 0) goToStaff(turn, Math.min(...settled.map(({ about }) => about)))
}

/** A "no" lowers the red alarm and nothing else: the marker and the urgency stay (acute-signals.md 6.1). */
export function denySignal(turn: Turn) {
  settle(turn, 'denied')
  screenAgain(turn)
}

/** One answer is for everything that stands unanswered: what was written just before is not asked about again. */
function settle(turn: Turn, phase: 'confirmed' | 'denied') {
  const open = unsettled(turn.now().signals)
  for (const signal of open) turn.add({ kind: 'signalled', by: 'bot', ...withoutTime(signal), phase })
  return open
}

/** Signals the visitor has not answered for. */
export const unsettled = (signals: readonly Signal[]) =>
  signals.filter(({ phase }) => phase === 'found' || phase === 'unanswered')

const withoutTime = ({ category, certain, about, source }: Signal) => ({ category, certain, about, source })

function askSignal(turn: Turn, category: SignalCategory, over: Pick<Prompt, 'alsoIn'> = {}) {
  const question = questionAbout(unsettled(turn.now().signals))
  turn.ask('signal', { text: `acute.${category}`, more: ['acute.closing', question], acute: true, ...over })
}

/**
 * Whoever thinks of suicide or of hurting somebody is asked whether staff may take over, not whether it happens now
 * (acute-signals.md 6.2). With any other signal open that question comes first: a "no" must be an answer to it.
 */
export function questionAbout(open: readonly Signal[]) {
  const categories = open.map(({ category }) => category)
  if (categories.some((category) => category !== 'A4' && category !== 'A10')) return 'acute.now'
  return categories.at(-1) === 'A10' ? 'acute.takeOver.A10' : 'acute.takeOver.A4'
}

/**
 * Confirmed danger goes to staff with that message and what follows. What came before goes along only with C3, which is
 * asked once the conversation is on its way.
 */
function goToStaff(turn: Turn, about: number) {
  const { place, consents, ownTexts } = turn.now()
  const { line } = turn.situation
  if (place.status === 'withBot') handOver(turn, consents.C3 === 'yes' ? 1 : about)
  else screenAgain(turn)
  const text = line.kind === 'staffed' || line.kind === 'full' ? 'acute.staffAlarmed' : 'acute.nobodyThere'
  const earlier = ownTexts.some((seq) => seq < about) && consents.C3 === undefined && !isByPhone(turn.now())
  if (!earlier) return sayWaiting(turn, text, { more: keptWhileWaiting(line), acute: true })
  turn.ask('C3earlier', { text, more: [...keptWhileWaiting(line), 'C3.earlier'], acute: true })
}

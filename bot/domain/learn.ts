import type { Entry, EntryOf } from '../../shared/entry.ts'
import type { Prompt } from '../../shared/prompt.ts'
import { type Audience, needs, type ScreeningAnswers, type Urgency, urgencies } from '../../shared/screening.ts'
import type { Conversation, Signal, StaffAuthor } from './conversation.ts'
import { notClimbed } from './ladder.ts'
import { learnFreely, learnHiding, learnPlan, learnPresence, withoutHiding } from './learnSafety.ts'

/** What an entry adds to what is known, by its kind; its number, time and place are folded already. */
export function learn(before: Conversation, entry: Entry): Conversation {
  const next = learnPresence(before, entry)
  switch (entry.kind) {
    case 'started':
      return learnStart(next, entry)
    case 'said':
      return { ...withOwn(next, entry.seq), ownTexts: [...next.ownTexts, entry.seq] }
    case 'answered':
      return learnAnswer(withOwn(next, entry.seq), entry)
    case 'voiced':
      return { ...withOwn(next, entry.seq), message: { seq: entry.seq, seconds: entry.seconds, leftAt: entry.at } }
    case 'call':
      return learnCall(next, entry)
    case 'cameBack':
      return learnReturn(next, entry)
    case 'prompted':
      return learnPrompt(next, entry)
    case 'consented':
      return learnConsent(next, entry)
    case 'signalled':
      return learnSignal(next, entry)
    case 'screened':
      return learnScreening(next, entry)
    case 'judged':
      return { ...next, judged: { urgency: entry.urgency, tracks: entry.tracks } }
    case 'aided':
      return { ...next, aided: [...next.aided.filter((code) => code !== entry.did), entry.did] }
    case 'handedOver':
      return {
        ...next,
        climb: notClimbed,
        shareFrom: next.shareFrom === undefined ? entry.shareFrom : Math.min(next.shareFrom, entry.shareFrom),
        firstWait: next.firstWait ?? { from: entry.at },
        answers: { ...next.answers, asksForHuman: true },
      }
    case 'claimed':
      return withoutOpenPrompt({
        ...withoutClimb(withoutStaff(next)),
        staff: entry.by,
        unread: 0,
        readers: without(next.readers, entry.by),
        ...firstWaitOver(next, entry.at),
      })
    case 'released':
      return entry.to === 'queue' ? { ...withoutStaff(next), climb: notClimbed } : withoutStaff(next)
    case 'alerted':
      return learnAlert(next, entry)
    case 'putAside':
      return withoutStaff(next)
    case 'invited':
    case 'invitationEnded':
    case 'joined':
    case 'left':
    case 'transferred':
      return learnColleague(next, entry)
    case 'readAlong':
      return {
        ...next,
        readers: [...without(next.readers, entry.by), ...(entry.phase === 'began' ? [entry.by] : [])],
      }
    case 'replied':
      return withFirstWord({ ...withoutStatistics(next), unread: 0 }, entry.at)
    case 'noted':
      return { ...next, unread: 0 }
    case 'coached':
      return next
    case 'languageChosen':
      return learnLanguage(next, entry)
    case 'closed':
      return withoutClimb(withoutOpenPrompt(entry.reason === 'expired' ? { ...next, expired: true } : next))
    case 'tookBack':
      return {
        ...next,
        ownTexts: next.ownTexts.filter((seq) => seq !== entry.target),
        takenByStaff: entry.by === 'visitor' ? next.takenByStaff : [...next.takenByStaff, entry.target],
        takenBack: new Set(next.takenBack).add(entry.target),
      }
    case 'freely':
      return learnFreely(next, entry)
    case 'planned':
      return learnPlan(next, entry)
    case 'safeWordChosen':
      return { ...next, safeWord: entry.digest }
    case 'hid':
      return learnHiding(next)
    case 'showed':
      return withoutHiding(next)
    case 'controlChosen':
      return { ...next, control: entry.control }
    case 'opened':
      return { ...next, openedBy: new Set(next.openedBy).add(entry.by.staff) }
    case 'recused':
      return { ...next, recused: new Set(next.recused).add(entry.by.staff) }
    case 'keptLonger':
      return { ...next, keptUntil: Math.max(next.keptUntil ?? 0, entry.until) }
    case 'redacted':
      return next
  }
}

function learnCall(next: Conversation, { state, at, rings, callBack }: EntryOf<'call'>): Conversation {
  switch (state) {
    case 'codeMade':
      return { ...next, hasCode: true }
    case 'callBackAsked':
      return callBack ? { ...next, callBack: { ...callBack, askedAt: at } } : next
    case 'callBackMade':
      return withFirstWord(withoutCallBack(next), at)
    case 'callBackFailed':
    case 'callBackGone':
      return withoutCallBack(next)
    case 'messageHeard':
      return next.message ? { ...next, message: { ...next.message, heardAt: at } } : next
    case 'messageGone':
      return withoutMessage(next)
    case 'ringing':
      return { ...next, call: { state, ...(rings === undefined ? {} : { rings }) } }
    case 'connected':
      return withFirstWord({ ...next, call: { state } }, at)
    case 'ended':
      return { ...next, call: { state } }
    default:
      return { ...next, call: { state: 'going' } }
  }
}

/** Written, or said by telephone. */
const withFirstWord = (next: Conversation, at: number): Conversation => ({
  ...next,
  firstWordAt: next.firstWordAt ?? at,
})

function withoutCallBack({ callBack: _done, ...rest }: Conversation): Conversation {
  return rest
}

function withoutMessage({ message: _heard, ...rest }: Conversation): Conversation {
  return rest
}

function learnStart(next: Conversation, { at, channel, language, returning }: EntryOf<'started'>): Conversation {
  const started = { ...next, startedAt: at, channel, language }
  return returning ? { ...started, returning: true, startedBy: returning } : started
}

const withOwn = (next: Conversation, seq: number): Conversation => ({
  ...next,
  unread: next.unread + 1,
  lastOwnSeq: seq,
})

/** Questions that stood open are not shown to whoever came, and cannot be answered by them. */
function learnReturn(next: Conversation, { seq, unreadFrom, channel }: EntryOf<'cameBack'>): Conversation {
  const { unread, returns } = next
  return withoutSetAside(
    withoutOpenPrompt({
      ...withoutHiding(next),
      unread: unread + 1,
      returns: returns + 1,
      returning: true,
      cameBack: { seq, unreadFrom },
      channel: channel ?? next.channel,
      // Staff are rung anew: somebody is there again.
      ...(next.climb ? { climb: notClimbed } : {}),
    }),
  )
}

function learnAnswer(next: Conversation, entry: EntryOf<'answered'>): Conversation {
  const { step, choices } = entry
  const [choice] = choices
  const answered = withoutOpenPrompt({ ...next, answeredSteps: new Set(next.answeredSteps).add(step) })
  if (choice === 'human') return { ...answered, answers: { ...answered.answers, asksForHuman: true } }
  if (step === 'H1' && choice !== 'skip') return choice ? { ...answered, attitude: choice } : answered
  if (step === 'H2' && choice && choice !== 'skip') {
    const otherMunicipality = choice === 'otherMunicipality'
    return { ...answered, district: choice, answers: { ...answered.answers, otherMunicipality } }
  }
  return { ...answered, answers: { ...answered.answers, ...answerTo(step, choices) } }
}

/** Codes of step 0 (screening.md 5.2); 0 is "would rather not say". */
const roleOf: Readonly<Record<Audience, number>> = { self: 1, relative: 2, professional: 3, undisclosed: 0 }

function answerTo(step: string, choices: readonly string[]): Partial<ScreeningAnswers> {
  const [choice] = choices
  if (step === 'who') return { role: roleOf[choice as Audience] }
  if (step === 'Q8') return needsTicked(choices)
  if (/^Q[1-7]$/.test(step)) return { [step]: choice === 'skip' ? 0 : Number(choice) }
  return {}
}

/** Whoever ticks thoughts of suicide has said so, whatever else was ticked with it. */
function needsTicked(choices: readonly string[]): Pick<ScreeningAnswers, 'Q8'> {
  const ticked = needs.filter((need) => choices.includes(need))
  return ticked.length === 0 && choices.includes('skip') ? {} : { Q8: ticked }
}

function learnPrompt(next: Conversation, { seq, prompt }: EntryOf<'prompted'>): Conversation {
  const topic = /^topic\.(.+)\.answer$/.exec(prompt.text)?.[1]
  const topics = topic && !next.topics.includes(topic) ? [...next.topics, topic] : next.topics
  const screening = prompt.step === 'screened' ? 'done' : next.screening
  const alsoWrites = prompt.alsoIn ? { alsoWrites: prompt.alsoIn } : {}
  const learned: Conversation = { ...next, topics, screening, ...alsoWrites }
  if (prompt.choices.length === 0) return learned
  const opened: Conversation = { ...learned, openPrompt: { seq, prompt } }
  return prompt.step === 'language' ? withOffer(opened, next, prompt) : withoutSetAside(opened)
}

/** What stood open is kept until the language is settled. */
function withOffer(opened: Conversation, { openPrompt, setAside, offeredLanguages }: Conversation, { alsoIn }: Prompt) {
  const stood = openPrompt?.prompt.step === 'language' ? setAside : openPrompt?.prompt
  return {
    ...opened,
    ...(stood ? { setAside: stood } : {}),
    offeredLanguages: alsoIn ? new Set(offeredLanguages).add(alsoIn) : offeredLanguages,
  }
}

function learnLanguage({ leftLanguage: _, ...next }: Conversation, { by, language }: EntryOf<'languageChosen'>) {
  return { ...next, language, ...(by === 'bot' ? { leftLanguage: next.language } : {}) }
}

function learnConsent(next: Conversation, { layer, answer }: EntryOf<'consented'>): Conversation {
  const consents = { ...next.consents, [layer]: answer }
  if (layer === 'C2') return { ...next, consents, screening: answer === 'yes' ? 'going' : 'refused' }
  return layer === 'C3' && answer === 'yes' && next.shareFrom !== undefined
    ? { ...next, consents, shareFrom: 1 }
    : { ...next, consents }
}

/** A judgement stands until the rules find something more urgent than it: then the visitor's new answers speak. */
function learnScreening({ judged, ...next }: Conversation, { result, version }: EntryOf<'screened'>): Conversation {
  const screened = { result, version }
  const stands = judged && urgencies.indexOf(judged.urgency) <= urgencies.indexOf(result.urgency)
  // The same urgency again, with more behind it, is what staff judged already.
  const isNews = next.screened && urgencies.indexOf(result.urgency) < urgencies.indexOf(next.screened.result.urgency)
  return judged && (stands || !isNews) ? { ...next, judged, screened } : { ...next, screened }
}

function learnSignal(next: Conversation, entry: EntryOf<'signalled'>): Conversation {
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

function firstWaitOver({ firstWait }: Conversation, at: number): Pick<Conversation, 'firstWait'> {
  return firstWait && firstWait.to === undefined ? { firstWait: { ...firstWait, to: at } } : {}
}

function learnAlert(next: Conversation, { at, rung, reached, told }: EntryOf<'alerted'>): Conversation {
  const before = next.climb ?? notClimbed
  const climb = { ...before, taken: rung + 1, startedAt: before.startedAt ?? at, reached: before.reached + reached }
  return { ...next, climb: told ? { ...climb, toldAt: at } : climb }
}

function withoutClimb({ climb: _past, ...rest }: Conversation): Conversation {
  return rest
}

function withoutSetAside({ setAside: _past, ...rest }: Conversation): Conversation {
  return rest
}

function withoutOpenPrompt({ openPrompt: _closed, ...rest }: Conversation): Conversation {
  return rest
}

/** Once staff write on, a "no" answers them and not C4; closing asks it again. */
function withoutStatistics(conversation: Conversation): Conversation {
  return conversation.openPrompt?.prompt.step === 'C4' ? withoutOpenPrompt(conversation) : conversation
}

/** One colleague at a time: asked, then beside, then the one who has it. */
function learnColleague(
  next: Conversation,
  entry: EntryOf<'invited' | 'invitationEnded' | 'joined' | 'left' | 'transferred'>,
): Conversation {
  const { invited: _, beside: __, ...alone } = next
  switch (entry.kind) {
    case 'invited':
      return { ...alone, invited: entry.colleague, readers: without(next.readers, entry.colleague) }
    case 'joined':
      return { ...alone, beside: entry.by }
    case 'invitationEnded':
    case 'left':
      return alone
    case 'transferred':
      return { ...alone, staff: entry.colleague }
  }
}

const without = (list: readonly StaffAuthor[], one: StaffAuthor) => list.filter(({ staff }) => staff !== one.staff)

function withoutStaff({ staff: _gone, invited: _asked, beside: _there, ...rest }: Conversation): Conversation {
  return rest
}

import type { Entry, EntryOf } from '../../shared/entry.ts'
import type { Prompt } from '../../shared/prompt.ts'
import { answersOf } from './answersOf.ts'
import type { Conversation, StaffAuthor } from './conversation.ts'
import { notClimbed } from './ladder.ts'
import { learnCall, withFirstWord } from './learnCall.ts'
import { learnFreely, learnHiding, learnPlan, learnPresence, withoutHiding } from './learnSafety.ts'
import { learnScreening, learnSignal } from './learnUrgency.ts'

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
  return { ...answered, answers: { ...answered.answers, ...answersOf(step, choices) } }
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

import type { z } from 'zod'
import {
  type ContactRecord,
  otherMeansSchema,
  recordFields,
  staffRecordSchema,
  withoutAnswer,
} from '../../shared/contactRecord.ts'
import type { Channel } from '../../shared/entry.ts'
import type { Language } from '../../shared/languages.ts'
import {
  type Audience,
  needs,
  type ScreeningAnswers,
  type ScreeningResult,
  type Track,
} from '../../shared/screening.ts'
import type { OpeningHours } from '../../shared/settings.ts'
import { monthOf, timeKindAt } from './openingHours.ts'
import { ruleVersion } from './screeningRules.ts'

/** What a conversation tells about itself when it ends. Instants and lengths in milliseconds. */
export interface ContactFacts {
  /** A fresh random UUID v4. */
  id: string
  /** When it ends, which decides the month it is counted in: a month that is over gets no more contacts. */
  at: number
  startedAt: number
  /** From the hand-over to the first word or claim of staff; absent when it was never handed over. */
  firstWaitMs?: number
  lengthMs: number
  channel: Channel
  language: Language
  /** Came back with a return code. */
  returning?: true
  audience: Audience
  answers: ScreeningAnswers
  /** Absent when the visitor was not screened. */
  result?: ScreeningResult
  /** Staff's own judgement, where they gave one. */
  judged?: { urgency: ContactRecord['urgencyByStaff']; tracks: readonly Track[] }
  /** Code of a district, or `otherMunicipality` (H2). */
  district?: string
  /** Topics answered, the main one first. */
  topics: readonly string[]
  hours: OpeningHours
  definitionVersion: string
  outcome?: ContactRecord['outcome']
}

/** The record as far as the bot knows it; every other field is `notKnown`. Staff's fields start as the bot's guess. */
export function prefillRecord(facts: ContactFacts): ContactRecord {
  return {
    ...whenAndHow(facts),
    ...whoAndWhat(facts),
    ...whatTheRulesSay(facts.result),
    ...whatStaffKnow(facts),
    ...judgement(facts),
  }
}

/** Fields as they come from a console. */
export type FilledIn = Readonly<Record<string, string | readonly string[]>>

/**
 * The record with what staff filled in. A field left out keeps the bot's guess; an empty list is not known. Problems name
 * fields and never repeat what was sent: a field that staff do not fill in, or a value that is no code of its field.
 */
export function completeRecord(
  prefilled: ContactRecord,
  filledIn: FilledIn,
): { record: ContactRecord } | { problems: string[] } {
  const chosen = Object.entries(filledIn).map(([field, value]) => [field, value.length > 0 ? value : [notKnown]])
  const read = staffRecordSchema.safeParse(Object.fromEntries(chosen))
  if (read.success) return { record: { ...prefilled, ...(read.data as Partial<ContactRecord>) } }
  return { problems: problemsOf(read.error) }
}

function problemsOf({ issues }: z.ZodError): string[] {
  const refused = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : issue.path[0]))
  return [...new Set(refused.map(problemWith))]
}

/** What is known of a contact that did not come by the line, beside what staff fill in. */
export type OtherMeansFacts = Pick<ContactFacts, 'id' | 'at' | 'hours' | 'definitionVersion'> & {
  /** Codes of districts that there are. */
  districts: readonly string[]
}

/** Its record, or the fields that are wrong; an empty list is not known. When it was is not asked, and so not known. */
export function recordByOtherMeans(
  { districts, ...facts }: OtherMeansFacts,
  filledIn: FilledIn,
): { record: ContactRecord } | { problems: string[] } {
  const chosen = Object.entries(filledIn).filter(([, value]) => value.length > 0)
  const read = otherMeansSchema.safeParse(Object.fromEntries(chosen))
  const known = [...districts, 'otherMunicipality', ...withoutAnswer]
  const problems = read.success ? [] : problemsOf(read.error)
  if (read.success && !known.includes(read.data.district ?? notKnown)) problems.push(problemWith('district'))
  if (!read.success || problems.length > 0) return { problems }
  const nothing = { startedAt: facts.at, lengthMs: 0, channel: 'webchat', language: 'sv', topics: [] } as const
  const unknown = prefillRecord({
    ...facts,
    ...nothing,
    audience: 'undisclosed',
    answers: { asksForHuman: false, acuteSignal: 'none' },
  })
  return {
    record: {
      ...unknown,
      channel: 'staff',
      language: notKnown,
      timeKind: notKnown,
      lengthClass: notKnown,
      ...(read.data as Partial<ContactRecord>),
    },
  }
}

function problemWith(field: PropertyKey | undefined) {
  const known = recordFields.find((one) => one.field === field)
  if (!known) return 'a field that no contact record has'
  return known.filledBy === 'system'
    ? `${known.field} is not filled in by staff`
    : `${known.field} is not a code of the field`
}

function whenAndHow({ id, at, startedAt, firstWaitMs, lengthMs, channel, language, returning, hours }: ContactFacts) {
  return {
    id,
    period: monthOf(hours, at),
    timeKind: timeKindAt(hours, startedAt),
    channel: channel === 'phone' ? 'phone' : 'chat',
    language,
    returning: returning ? 'withCode' : notKnown,
    waitClass: firstWaitMs === undefined ? notKnown : waitClassOf(firstWaitMs),
    lengthClass: lengthClassOf(lengthMs),
  } as const
}

function whoAndWhat({ audience, answers, district, topics, result }: ContactFacts) {
  const { Q2 = 0, Q3 = 0, Q4 = 0, Q5 = 0, Q6 = 0, Q8 = [] } = answers
  return {
    audience: audience === 'undisclosed' ? undisclosed(answers) : audience,
    ageGroup: codeOf(['under15', '15to17', '18to25', '26plus'], Q2),
    district: district ?? notKnown,
    milieu: codeOf(['gang', 'extremistUnspecified', 'kinOrHonour', 'lifestyle', 'other'], Q4),
    matter: matterOf(audience, answers, result),
    topics: someOrNotKnown(topics.slice(0, 3)),
    willingness: codeOf(['now', 'considering', 'no'], Q3),
    statedThreat: codeOf(['concrete', 'latent', 'none'], Q5),
    canStay: codeOf(['no', 'unsure', 'yes'], Q6),
    needs: someOrNotKnown(needs.filter((need) => Q8.includes(need)).map((need) => recordedNeed[need])),
  } as const
}

/** "Would rather not say" is an answer; never having been asked is not. */
const undisclosed = ({ role }: ScreeningAnswers) => (role === 0 ? 'declined' : notKnown)

function whatTheRulesSay(result: ScreeningResult | undefined) {
  const urgency = result?.urgency ?? notKnown
  const tracks = someOrNotKnown(result?.tracks ?? [])
  return { urgencyByBot: urgency, urgencyByStaff: urgency, tracksByBot: tracks, tracksByStaff: tracks, ruleVersion }
}

const whatStaffKnow = ({ definitionVersion, outcome }: ContactFacts) =>
  ({
    relation: notKnown,
    profession: notKnown,
    gender: notKnown,
    cameThrough: notKnown,
    otherActors: [notKnown],
    outcome: outcome ?? [notKnown],
    definitionVersion,
  }) satisfies Partial<ContactRecord>

const judgement = ({ judged }: ContactFacts) =>
  judged ? { urgencyByStaff: judged.urgency, tracksByStaff: [...judged.tracks] } : {}

const notKnown = 'notKnown' as const
const recordedNeed = { children: 'children', addiction: 'addiction', suicidal: 'mentalHealth' } as const

/** The code of the button that was taken; 0 is skipped. */
const codeOf = <Code extends string>(codes: readonly Code[], button: number) => codes[button - 1] ?? notKnown

const someOrNotKnown = <Code extends string>(codes: readonly Code[]): (Code | typeof notKnown)[] =>
  codes.length > 0 ? [...codes] : [notKnown]

/** A first guess that staff correct; the first line that holds decides. */
function matterOf(audience: Audience, { Q3, Q5 }: ScreeningAnswers, result: ScreeningResult | undefined) {
  if (result?.urgency === 'acute') return 'acute'
  if (audience === 'professional') return 'professionalAdvice'
  if (audience === 'relative') return 'concernForOther'
  if (Q5 === 1 || Q5 === 2) return 'threat'
  return Q3 === 1 || Q3 === 2 ? 'wantsOut' : 'information'
}

const minuteMs = 60_000

function waitClassOf(waitMs: number) {
  if (waitMs < minuteMs) return 'under1'
  if (waitMs < 5 * minuteMs) return '1to5'
  if (waitMs < 15 * minuteMs) return '5to15'
  return waitMs < 60 * minuteMs ? '15to60' : 'over60'
}

function lengthClassOf(lengthMs: number) {
  if (lengthMs < 5 * minuteMs) return '0to5'
  if (lengthMs < 15 * minuteMs) return '5to15'
  return lengthMs < 30 * minuteMs ? '15to30' : 'over30'
}

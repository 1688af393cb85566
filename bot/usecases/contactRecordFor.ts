import type { ContactRecord } from '../../shared/contactRecord.ts'
import type { Entry } from '../../shared/entry.ts'
import type { AidCode } from '../../shared/judgement.ts'
import { prefillRecord } from '../domain/contactRecord.ts'
import { audienceOf, type Conversation, fold } from '../domain/conversation.ts'
import type { Ports } from '../ports.ts'

/** The coded record as the bot can fill it in from the log. */
export function contactRecordFor(ports: Ports, conversation: Conversation): ContactRecord {
  const { firstWait, screened, district, startedAt, channel, language, answers, topics, expired } = conversation
  const at = ports.clock.now()
  return prefillRecord({
    id: ports.random.uuid(),
    at,
    startedAt,
    // Nobody was there any more while it only waited to be erased.
    lengthMs: (expired ? conversation.lastWordAt : at) - startedAt,
    channel,
    language,
    audience: audienceOf(conversation),
    answers,
    topics: topics.slice(0, 3),
    hours: ports.settings.current().openingHours,
    definitionVersion: ports.settings.current().definitionVersion,
    ...(firstWait ? { firstWaitMs: (firstWait.to ?? at) - firstWait.from } : {}),
    ...(screened ? { result: screened.result } : {}),
    ...(district ? { district } : {}),
    ...outcomeOf(conversation),
    ...(conversation.judged ? { judged: conversation.judged } : {}),
    ...(conversation.returning ? { returning: true as const } : {}),
  })
}

const outcomeOfAid: Partial<Record<AidCode, ContactRecord['outcome'][number]>> = {
  childReportMade: 'childConcernReport',
  dangerCalled112: 'referred112',
  dangerCalledPolice: 'policeContact',
}

/** What a decision aid ended in is an outcome; staff may change it when they close. */
function outcomeOf({ expired, aided }: Conversation): { outcome?: ContactRecord['outcome'] } {
  const outcome = aided.flatMap((code) => outcomeOfAid[code] ?? [])
  if (outcome.length > 0) return { outcome }
  return expired ? { outcome: ['brokenOff'] } : {}
}

/** A conversation that ends without staff is counted too, unless the visitor said no to C4. */
export function recordAtEnd(ports: Ports, before: Conversation, entries: readonly Entry[]): { record?: ContactRecord } {
  if (!entries.some(({ kind }) => kind === 'closed')) return {}
  const after = fold(before, entries)
  return after.consents.C4 === 'no' ? {} : { record: contactRecordFor(ports, after) }
}

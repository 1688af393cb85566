import type { Audience, Urgency } from '../../shared/screening.ts'
import type { AlarmView, ConversationCard, SafetyView, StaffView } from '../../shared/wire/consoleViews.ts'
import { audienceOf, type Conversation, type Signal, type StaffAuthor } from '../domain/conversation.ts'
import { reasons } from '../domain/screening.ts'
import { urgencyOf } from '../domain/waitingList.ts'
import type { Ports } from '../ports.ts'
import { staffView } from '../usecases/staffView.ts'

/** One conversation as it stands on staff's lists. Carries codes only: no text of the visitor's has a way in. */
export async function conversationCard(
  { staff, presence }: Ports,
  conversation: Conversation,
): Promise<ConversationCard> {
  const { id, place, lastSeq, language, channel, since, unread } = conversation
  const alarm = alarmOf(conversation)
  const visitorLostAt = presence.visitorLostAt(id)
  const [owner, beside, invited] = await Promise.all(
    [conversation.staff, conversation.beside, conversation.invited].map(named),
  )
  const readers = await Promise.all(conversation.readers.map(named))
  return {
    id,
    status: place.status,
    lastSeq,
    language,
    channel,
    since,
    unread,
    returning: conversation.returning ?? false,
    audience: audienceOf(conversation) satisfies Audience,
    ...screeningOf(conversation),
    ...(conversation.call ? { call: conversation.call } : {}),
    ...wantsOf(conversation),
    visitorPresent: presence.visitorPresent(id),
    ...(visitorLostAt === undefined ? {} : { visitorLostAt }),
    ...alertedOf(conversation),
    ...(alarm ? { alarm } : {}),
    ...safetyOf(conversation),
    ...(owner ? { staff: owner } : {}),
    ...(beside ? { beside } : {}),
    ...(invited ? { invited } : {}),
    readers: readers.flatMap((reader) => reader ?? []),
  }

  async function named(one: StaffAuthor | undefined): Promise<StaffView | undefined> {
    const account = one && (await staff.byId(one.staff))
    return account && staffView(account)
  }
}

function wantsOf({ callBack, message }: Conversation): Pick<ConversationCard, 'wants'> {
  if (callBack) return { wants: 'callBack' }
  return message ? { wants: 'message' } : {}
}

function alertedOf({ climb }: Conversation): Pick<ConversationCard, 'alerted'> {
  if (climb?.toldAt === undefined) return {}
  return { alerted: climb.reached > 0 ? 'nobodyYet' : 'nobodyReached' }
}

function screeningOf(conversation: Conversation) {
  const { screened, answers, place, judged } = conversation
  // Before the hand-over a card says only that there is an alarm: C2 promises the answers to staff the visitor talks to.
  if (place.status === 'withBot' || !screened) {
    return { urgency: 'information' as Urgency, judged: false, points: 0, reasons: [], rules: [] }
  }
  const { points, rules } = screened.result
  return { urgency: urgencyOf(conversation), judged: judged !== undefined, points, rules, reasons: reasons(answers) }
}

/** What the visitor says of being watched is for whoever may write or call. */
function safetyOf({ freely, plan, safeWord, hidden, place }: Conversation): Pick<ConversationCard, 'safety'> {
  if (place.status !== 'waiting' && place.status !== 'withStaff') return {}
  const safety: SafetyView = {
    ...(freely ? { freely: freely.answer } : {}),
    ...(plan ? { plan: plan.plan.kind } : {}),
    ...(safeWord ? { safeWord: true as const } : {}),
    ...(hidden ? { hidden } : {}),
  }
  return Object.keys(safety).length > 0 ? { safety } : {}
}

function alarmOf({ signals, place }: Conversation): AlarmView | undefined {
  const signal = signals.toSorted(byWeight)[0]
  if (!signal || !place.alarmed) return undefined
  const { category, phase, foundAt } = signal
  return { category, phase, at: foundAt, level: isRed(signal) ? 'red' : 'soft' }
}

const isRed = ({ certain, phase }: Signal) =>
  phase === 'confirmed' || phase === 'unanswered' || (certain && phase === 'found')
const byWeight = (a: Signal, b: Signal) => Number(isRed(b)) - Number(isRed(a)) || b.foundAt - a.foundAt

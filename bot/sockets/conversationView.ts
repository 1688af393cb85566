import type { Entry } from '../../shared/entry.ts'
import type { ConversationId } from '../../shared/ids.ts'
import type {
  ConversationCard,
  ConversationView,
  LostContactView,
  ScreeningView,
  StaffEntryView,
} from '../../shared/wire/consoleViews.ts'
import type { Conversation } from '../domain/conversation.ts'
import { mayRead } from '../domain/insight.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import { conversationSince, entriesSince, existingConversation } from '../usecases/commit.ts'
import { beginReading } from '../usecases/readAlong.ts'
import { safetyForStaff } from '../usecases/reveal.ts'
import { conversationCard } from './conversationCard.ts'
import { staffEntry } from './staffEntry.ts'
import type { StaffTools } from './staffTools.ts'

type ViewTools = Pick<StaffTools, 'ports' | 't'>

interface Asked {
  id: ConversationId
  last: number
  /** As it was just looked at for everybody who is told. */
  news?: News
}

/** A conversation as it stands, and how it looks on staff's lists. */
export interface News {
  conversation: Conversation
  card: ConversationCard
}

/** The conversation as this staff member may see it, with the entries after `last`. Throws `notFound` when they may not. */
export async function conversationView(
  tools: ViewTools,
  me: StaffAccount,
  { id, last, news }: Asked,
): Promise<ConversationView> {
  const before = news?.conversation ?? (await existingConversation(tools.ports, id))
  // As if it were not there: a refusal would tell that it is.
  if (!mayRead(me, before)) throw new HotlineError('notFound')
  const conversation = await beginReading(tools.ports, me, before)
  if (!mayRead(me, conversation)) throw new HotlineError('notFound')
  const entries = await entriesSince(tools.ports, conversation, last)
  return viewOf(tools, conversation, entries, conversation === before ? news?.card : undefined)
}

/** One that is closed, for whoever two persons let read it: the words as staff were given them. */
export async function closedView(tools: ViewTools, id: ConversationId): Promise<ConversationView> {
  const { conversation, entries } = await conversationSince(tools.ports, id, 0)
  if (conversation.shareFrom === undefined) throw new HotlineError('notFound')
  return viewOf(tools, conversation, entries)
}

async function viewOf(
  tools: ViewTools,
  conversation: Conversation,
  entries: readonly Entry[],
  card?: ConversationCard,
): Promise<ConversationView> {
  const { consents, attitude, district, judged, callBack, message } = conversation
  const screening = screeningOf(conversation)
  return {
    card: card ?? (await conversationCard(tools.ports, conversation)),
    entries: await Promise.all(entries.map((entry) => viewOfEntry(tools, conversation, entry))),
    consents: { C2: consents.C2 ?? 'notAsked', C3: consents.C3 ?? 'notAsked', C4: consents.C4 ?? 'notAsked' },
    ...(screening ? { screening } : {}),
    ...(attitude ? { attitude } : {}),
    ...(district ? { district } : {}),
    ...(callBack ? { callBack: { mayLeaveMessage: callBack.mayLeaveMessage, when: callBack.when } } : {}),
    ...(message ? { voice: { seconds: message.seconds } } : {}),
    ...(judged ? { judged } : {}),
    ...withoutSecrets(safetyForStaff(conversation)),
  }
}

/** The number and the answer are asked for by themselves. */
function withoutSecrets({
  plan,
  control,
}: ReturnType<typeof safetyForStaff>): Pick<ConversationView, 'plan' | 'control'> {
  return {
    ...(plan ? { plan: planView(plan) } : {}),
    ...(control ? { control: { question: control.question } } : {}),
  }
}

const planView = ({ seq, plan }: NonNullable<Conversation['plan']>): LostContactView =>
  plan.kind === 'ring' ? { kind: plan.kind, hour: plan.hour, seq } : plan

async function viewOfEntry({ ports, t }: ViewTools, conversation: Conversation, entry: Entry): Promise<StaffEntryView> {
  const staff = typeof entry.by === 'string' ? undefined : await ports.staff.byId(entry.by.staff)
  return staffEntry(t, conversation, entry, staff)
}

function screeningOf({ screened, answers }: Conversation): ScreeningView | undefined {
  if (!screened) return undefined
  const { Q8, role, ...rest } = answers
  const given = (['Q1', 'Q2', 'Q3', 'Q4', 'Q5', 'Q6', 'Q7'] as const).flatMap((question) =>
    rest[question] ? [{ question, answer: String(rest[question]) }] : [],
  )
  return {
    ...screened,
    answers: [
      ...(role ? [{ question: 'role', answer: String(role) }] : []),
      ...given,
      ...(Q8 ? [{ question: 'Q8', answer: Q8.join(',') || 'none' }] : []),
    ],
  }
}

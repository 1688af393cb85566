import type { ClientId, ConversationId, StaffId } from '../shared/ids.ts'
import type { ConsoleLanguage } from '../shared/languages.ts'
import { createCodeTries } from './domain/codeTries.ts'
import { type PracticeVisitor, practiceChoices, practiceVisitors } from './domain/practiceVisitors.ts'
import type { VisitorInput } from './domain/triage.ts'
import { createKnownConversations } from './knownConversations.ts'
import { logBug } from './log.ts'
import type { Ports } from './ports.ts'
import { createPresence, type PresenceBook } from './presence.ts'
import { createAnnouncer } from './sockets/announcer.ts'
import { createMemoryStore } from './stores/memory/createMemoryStore.ts'
import { readLocale } from './text/readLocale.ts'
import { existingConversation } from './usecases/commit.ts'
import { receiveInput } from './usecases/receiveInput.ts'

/** A line of one staff member's own, with simulated visitors. */
export interface PracticeLine {
  ports: Ports
  presence: PresenceBook
  /** Called when a conversation changed. */
  onChange(listener: (id: ConversationId) => void): void
  /** Everything of it is gone after this. */
  stop(): void
}

const nextVisitorAfterMs = 60_000
const answersAfterMs = 4000

/**
 * Its store, its presence and its doorbell are its own and live in memory alone: nothing of it can reach a colleague, a
 * record, a figure or an alarm, and nothing is left when it stops.
 */
export function openPracticeLine(real: Ports, staff: StaffId, language: ConsoleLanguage): PracticeLine {
  const stores = createMemoryStore()
  const presence = createPresence({ clock: real.clock, attendedForMs: () => Number.POSITIVE_INFINITY })
  const announcer = createAnnouncer()
  const { conversations, returnCodes, replyAddresses, keptTexts, statistics, auditRows, fourEyes } = stores
  const ports: Ports = {
    ...real,
    conversations,
    returnCodes,
    replyAddresses,
    keptTexts,
    statistics,
    auditRows,
    fourEyes,
    audit: { write: async () => {}, head: () => undefined },
    known: createKnownConversations({ alone: true }),
    codeTries: createCodeTries(),
    presence,
    announcer,
    delivery: { send: () => {} },
    leases: { hold: async () => true },
    ...quiet(real),
  }
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const after = (ms: number, run: () => Promise<void>) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      run().catch((error: unknown) => logBug('job:failed', error))
    }, ms)
    timers.add(timer)
  }
  presence.consoleOpened(staff)
  presence.shiftSet(staff, 'on')
  presence.consoleAttended(staff, 0, true)
  for (const [nth, visitor] of practiceVisitors.entries()) {
    after(nth * nextVisitorAfterMs, () => arrive({ ports, presence, language, after }, visitor))
  }
  return {
    ports,
    presence,
    onChange(listener) {
      announcer.onRing(listener)
      presence.onVisitorChange(listener)
    },
    stop() {
      for (const timer of timers) clearTimeout(timer)
      stores.close().catch((error: unknown) => logBug('job:failed', error))
    },
  }
}

interface Stage {
  ports: Ports
  presence: PresenceBook
  language: ConsoleLanguage
  after(ms: number, run: () => Promise<void>): void
}

type Give = (input: WithoutClientId<VisitorInput>) => Promise<unknown>
type WithoutClientId<Input> = Input extends VisitorInput ? Omit<Input, 'clientId'> : never

async function arrive(stage: Stage, visitor: PracticeVisitor) {
  const { ports, presence, language } = stage
  const id = ports.random.id() as ConversationId
  const opening = { channel: 'webchat', language } as const
  const give: Give = (input) => receiveInput(ports, id, opening, { ...input, clientId: ports.random.id() as ClientId })
  const lines = linesOf(visitor, language)
  presence.pageOpened(id)
  await give({ kind: 'choices', step: 'who', choices: [visitor.audience] })
  await followTheBot(ports, id, visitor, give)
  await give({ kind: 'text', text: lines.shift() ?? '' })
  answerStaff(stage, { id, visitor, lines, give })
}

/** Its questions are as many as they are; whoever is in danger goes to staff before the last. */
async function followTheBot(ports: Ports, id: ConversationId, visitor: PracticeVisitor, give: Give) {
  for (;;) {
    const { openPrompt } = await existingConversation(ports, id)
    const step = openPrompt?.prompt.step
    const choices = step && practiceChoices(visitor, step)
    if (!step || !choices) return
    await give({ kind: 'choices', step, choices })
  }
}

interface Part {
  id: ConversationId
  visitor: PracticeVisitor
  /** What they have not said yet. */
  lines: string[]
  give: Give
}

/** Looks now and then whether staff have written something new, and says the next line. */
function answerStaff({ ports, presence, after }: Stage, { id, visitor, lines, give }: Part) {
  let answered = 0
  let said = 1
  const look = async () => {
    const { place, openPrompt, lastSeq } = await existingConversation(ports, id)
    if (place.status === 'closed') return presence.pageClosed(id)
    if (openPrompt?.prompt.step === 'C4') await give({ kind: 'choices', step: 'C4', choices: ['yes'] })
    const news = (await ports.conversations.read(id, answered)).some(({ kind }) => kind === 'replied')
    if (news) {
      answered = lastSeq
      const line = lines.shift()
      if (line) await give({ kind: 'text', text: line })
      said += 1
      if (said === visitor.lostAfter) presence.pageClosed(id)
    }
    after(answersAfterMs, look)
  }
  after(answersAfterMs, look)
}

const linesOf = (visitor: PracticeVisitor, language: ConsoleLanguage) => [
  ...((readLocale(language, 'practice') as Record<string, string[]>)[visitor.case] ?? []),
]

/** Nobody is rung, and nothing is written on the board or the papers of the real line. */
const quiet = ({ board }: Ports): Pick<Ports, 'papers' | 'board' | 'ways'> => ({
  papers: { load: async () => ({ version: 0 }), save: async () => {}, destroy: async () => {} },
  board: {
    ...board,
    full: () => undefined,
    note: () => undefined,
    emergency: () => undefined,
    broken: () => [],
    renew: async () => {},
  },
  ways: [],
})

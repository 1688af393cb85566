import { type Conversation, fold, newConversation } from '../../bot/domain/conversation.ts'
import { triage, type VisitorInput, welcome } from '../../bot/domain/triage.ts'
import type { Heard, LineState, Situation } from '../../bot/domain/turn.ts'
import type { Entry, EntryKind, EntryOf } from '../../shared/entry.ts'
import type { ClientId, ConversationId } from '../../shared/ids.ts'
import { languages } from '../../shared/languages.ts'
import type { FreeAnswer } from '../../shared/safety.ts'
import type { LostContactPlan } from '../../shared/safetySchemas.ts'

const nothingHeard: Heard = { topics: [], answered: false }

/** A conversation with the bot as pure decisions: no store, no channel, no clock. */
export function botTalk(line: LineState = { kind: 'staffed' }) {
  let at = Date.UTC(2026, 10, 23, 9)
  let sent = 0
  let conversation: Conversation = newConversation('a'.repeat(22) as ConversationId)
  const log: Entry[] = []
  const situation = (): Situation => ({
    at,
    line,
    staffLanguages: languages,
    languages,
    districts: [{ code: 'hisingen', name: 'Hisingen' }],
    groupsFor: () => [
      { id: 'one', topics: ['a', 'b', 'c', 'd'] },
      { id: 'two', topics: ['e'] },
    ],
  })
  const keep = (entries: readonly Entry[]) => {
    conversation = fold(conversation, entries)
    log.push(...entries)
    return entries
  }
  keep(welcome(conversation, { channel: 'webchat', language: 'sv' }, situation()))

  const input = (what: object, heard = nothingHeard) => {
    at += 1000
    sent += 1
    const clientId = String(sent).padStart(22, '0') as ClientId
    return keep(triage(conversation, { clientId, ...what } as VisitorInput, heard, situation()))
  }
  return {
    says: (text: string, heard: Partial<Heard> = {}) => input({ kind: 'text', text }, { ...nothingHeard, ...heard }),
    /** Takes choices of the open prompt. */
    takes: (...choices: string[]) =>
      input({ kind: 'choices', step: conversation.openPrompt?.prompt.step ?? 'none', choices }),
    takesOf: (step: string, ...choices: string[]) => input({ kind: 'choices', step, choices }),
    asksForHuman: () => input({ kind: 'human' }),
    answersFreely: (answer: FreeAnswer) => input({ kind: 'freely', answer }),
    plans: (plan: LostContactPlan) => input({ kind: 'plan', plan }),
    waits(ms: number) {
      at += ms
    },
    /** Entries from elsewhere, for example a claim. */
    adds: (draft: object) => keep([{ ...draft, seq: conversation.lastSeq + 1, at } as Entry]),
    now: () => conversation,
    log: () => log,
    last: <K extends EntryKind>(kind: K) => log.findLast((entry): entry is EntryOf<K> => entry.kind === kind),
    /** Text keys the bot said since the visitor's last entry. */
    answer: () => {
      const from = log.findLastIndex(({ by }) => by === 'visitor')
      return log.slice(from + 1).flatMap((entry) => (entry.kind === 'prompted' ? [entry.prompt.text] : []))
    },
    step: () => conversation.openPrompt?.prompt.step,
  }
}

export const claimedBy = (staff: string) => ({
  kind: 'claimed',
  by: { staff, number: 1 },
  clientId: 'c'.repeat(22),
})

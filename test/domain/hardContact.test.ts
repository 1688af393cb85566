import { expect, test } from 'vitest'
import { type Conversation, newConversation } from '../../bot/domain/conversation.ts'
import { wasHard } from '../../bot/domain/hardContact.ts'
import type { ConversationId } from '../../shared/ids.ts'

const minute = 60_000
const plain = newConversation('talk' as ConversationId)
const signal = (phase: 'confirmed' | 'denied') =>
  ({ category: 'A2', certain: true, phase, foundAt: 0, seq: 1 }) as unknown as Conversation['signals'][number]

test.each<[string, Partial<Conversation>, boolean]>([
  ['a plain one', {}, false],
  ['one judged acute', { judged: { urgency: 'acute', tracks: ['oneself'] as never } }, true],
  ['one with an alarm', { signals: [signal('confirmed')] }, true],
  ['one whose alarm was denied', { signals: [signal('denied')] }, false],
  ['a long one', { startedAt: 0, lastWordAt: 45 * minute }, true],
  ['one that was almost long', { startedAt: 0, lastWordAt: 45 * minute - 1 }, false],
])('%s is hard: %#', (_, over, hard) => {
  expect(wasHard({ ...plain, ...over })).toBe(hard)
})

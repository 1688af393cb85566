import type { ContactRecord } from '../../shared/contactRecord.ts'
import type { Entry } from '../../shared/entry.ts'
import { type ClientId, clientIdSchema, conversationIdSchema, staffIdSchema } from '../../shared/ids.ts'
import { seededRandom } from '../support/seededRandom.ts'

const random = seededRandom('entries')
const at = Date.UTC(2026, 0, 14, 9, 0)
export const ben = { staff: staffIdSchema.parse(random.id()), number: 2 }

export const newConversationId = () => conversationIdSchema.parse(random.id())
export const newClientId = () => clientIdSchema.parse(random.id())

export const erasure = { day: '2026-01-14', reason: 'visitor' } as const

export const started = (seq = 1): Entry => ({
  seq,
  at,
  by: 'bot',
  kind: 'started',
  channel: 'webchat',
  language: 'sv',
  notice: 'C1-1',
})
export const said = (seq: number, text = `message ${seq}`, clientId: ClientId = newClientId()): Entry => ({
  seq,
  at: at + seq,
  by: 'visitor',
  kind: 'said',
  clientId,
  text,
})
export const prompted = (seq: number): Entry => ({
  seq,
  at,
  by: 'bot',
  kind: 'prompted',
  prompt: { step: 'welcome', text: 'welcome.question', choices: [] },
})
export const handedOver = (seq: number): Entry => ({ seq, at, by: 'bot', kind: 'handedOver', shareFrom: seq })
export const claimed = (seq: number): Entry => ({ seq, at, by: ben, kind: 'claimed', clientId: newClientId() })
export const released = (seq: number, to: 'queue' | 'bot'): Entry => ({
  seq,
  at,
  by: ben,
  kind: 'released',
  to,
  clientId: newClientId(),
})
export const closed = (seq: number): Entry => ({ seq, at, by: 'bot', kind: 'closed', reason: 'expired' })
export const signalled = (seq: number): Entry => ({
  seq,
  at,
  by: 'bot',
  kind: 'signalled',
  category: 'A1',
  certain: true,
  about: 1,
  source: 'text',
  phase: 'found',
})

/** Stores keep records whole and look only at the id. */
export const recordOf = (id = random.uuid()) => ({ id, period: '2026-01', channel: 'chat' }) as unknown as ContactRecord

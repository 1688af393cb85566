import { type ClientId, type ConversationId, clientIdSchema, conversationIdSchema } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/languages.ts'
import type { CallEvent, Effect } from '../../domain/call/call.ts'
import { SealedDigits } from '../../domain/call/sealedDigits.ts'
import { isShown } from '../../domain/returning.ts'
import { HotlineError, isCode } from '../../errors.ts'
import { askStatistics } from '../../usecases/askStatistics.ts'
import { askCallBack } from '../../usecases/callBacks.ts'
import { loadConversation } from '../../usecases/commit.ts'
import { noteCall } from '../../usecases/noteCall.ts'
import { makeReturnCode, returnByCode } from '../../usecases/returnCodes.ts'
import type { Leg, PhoneParts } from './calls.ts'
import { promptsIn, standingOf } from './readActivities.ts'

interface Standing {
  id: ConversationId
  /** Of this call, random and in memory only. */
  name: string
  language: Language
  key: string
}

/** What came of it, and the conversation the call is in now. */
interface Done {
  event: CallEvent
  now: ConversationId
}

/** Does for the engine what it cannot do itself. */
export async function carryOut(parts: PhoneParts, leg: Leg, standing: Standing, effect: Effect): Promise<Done> {
  const { ports } = parts
  const { id } = standing
  switch (effect.do) {
    case 'tell':
      return { event: await tell(parts, standing, effect), now: id }
    case 'askStatistics': {
      const { place, openPrompt } = await askStatistics(ports, id)
      const prompts = openPrompt?.prompt.step === 'C4' ? [openPrompt.prompt] : []
      return { event: { kind: 'told', prompts, status: place.status }, now: id }
    }
    case 'makeCode': {
      const code = new SealedDigits(await makeReturnCode(ports, id))
      await noteCall(ports, id, { state: 'codeMade' })
      return { event: { kind: 'codeMade', code }, now: id }
    }
    case 'enterCode':
      return enterCode(parts, standing, effect.code)
    case 'keepCallBack': {
      const number = effect.number === 'caller' ? leg.caller : effect.number
      if (!number) throw new HotlineError('badInput', 'no number')
      const sealed = ports.numberSeal.seal(id, number.open())
      await askCallBack(ports, id, sealed, { mayLeaveMessage: effect.mayLeaveMessage, when: effect.when })
      return { event: { kind: 'kept' }, now: id }
    }
  }
}

async function tell(parts: PhoneParts, { id, language, key }: Standing, { input }: Effect & { do: 'tell' }) {
  const turn = { id, clientId: newClientId(parts), language, key, input }
  const { seq } = await parts.takeTurn(turn)
  const activities = await parts.activitiesOf(id, seq)
  return { kind: 'told', prompts: promptsIn(activities), status: standingOf(activities) } as const
}

/** A wrong code and one too many are the same to whoever keys them: both lead on to a person. */
async function enterCode(parts: PhoneParts, { id, name, language }: Standing, code: SealedDigits): Promise<Done> {
  const { ports } = parts
  if (ports.codeTries.begin(name, ports.clock.now()) > 0) return { event: { kind: 'codeWrong' }, now: id }
  const clientId = newClientId(parts)
  const opening = { channel: 'phone', language } as const
  try {
    const newId = conversationIdSchema.parse(ports.random.id())
    const now = await returnByCode(ports, code.open(), { clientId, opening, newId })
    ports.codeTries.succeeded(name, ports.clock.now())
    const conversation = await loadConversation(ports, now)
    const entries = await ports.conversations.read(now)
    const own = conversation.byClientId.get(clientId)?.seq ?? 0
    const replies = entries.some((entry) => entry.kind === 'replied' && isShown(conversation, entry) && entry.seq < own)
    const activities = await parts.activitiesOf(now, own)
    const told = { prompts: promptsIn(activities), status: standingOf(activities) }
    return { event: { kind: 'codeTaken', ...told, replies }, now }
  } catch (error) {
    if (!isCode(error, 'notFound') && !isCode(error, 'gone')) throw error
    return { event: { kind: 'codeWrong' }, now: id }
  }
}

export const newClientId = ({ ports }: Pick<PhoneParts, 'ports'>): ClientId => clientIdSchema.parse(ports.random.id())

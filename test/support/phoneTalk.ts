import type { Call, CallEvent, Decision, Effect, Operation, World } from '../../bot/domain/call/call.ts'
import { decideCall, newCall } from '../../bot/domain/call/decideCall.ts'
import { SealedDigits } from '../../bot/domain/call/sealedDigits.ts'
import { type Conversation, fold, newConversation } from '../../bot/domain/conversation.ts'
import { comeBack } from '../../bot/domain/returning.ts'
import { triage, type VisitorInput, welcome } from '../../bot/domain/triage.ts'
import { promptFor } from '../../bot/domain/triageScript.ts'
import type { Situation } from '../../bot/domain/turn.ts'
import type { Entry } from '../../shared/entry.ts'
import type { ClientId, ConversationId, StaffId } from '../../shared/ids.ts'
import { languages } from '../../shared/languages.ts'
import type { Prompt } from '../../shared/prompt.ts'

export const rightCode = '1234567890123456'

/** A call and its conversation as one value: the engine and the triage together, without store, provider or clock. */
export interface Talk {
  call: Call
  conversation: Conversation
  /** What the provider was told to do last. */
  operations: readonly Operation[]
}

export const newTalk = (): Talk => ({
  call: newCall(['sv', 'en']),
  conversation: newConversation('a'.repeat(22) as ConversationId),
  operations: [],
})

export const worldOf = (staff: readonly string[], line?: World['line']): World => ({
  free: staff as readonly StaffId[],
  line: line ?? (staff.length > 0 ? { kind: 'staffed' } : { kind: 'unstaffed' }),
  canText: true,
  partsOf: () => 1,
})

/** What happens next, with whatever the line does for the engine done at once. */
export function next(talk: Talk, event: CallEvent, world: World): Talk {
  const decision = decideCall(talk.call, event, world)
  const after = { call: decision.call, conversation: talk.conversation, operations: decision.operations }
  return decision.effect ? done(after, decision, decision.effect, world) : after
}

function done(talk: Talk, decision: Decision, effect: Effect, world: World): Talk {
  const [conversation, event] = carryOut(talk.conversation, effect, talk.call, world)
  const followed = next({ ...talk, conversation }, event, world)
  return { ...followed, operations: [...decision.operations, ...followed.operations] }
}

function carryOut(before: Conversation, effect: Effect, call: Call, world: World): [Conversation, CallEvent] {
  const situation: Situation = {
    at: 1,
    line: world.line,
    staffLanguages: languages,
    languages,
    districts: [],
    groupsFor: () => [],
  }
  const opening = { channel: 'phone', language: call.language } as const
  const clientId = String(before.lastSeq).padStart(22, '0') as ClientId
  const begun = before.lastSeq > 0 ? before : fold(before, welcome(before, opening, situation))
  switch (effect.do) {
    case 'tell': {
      const input = { clientId, ...effect.input } as VisitorInput
      const entries = triage(begun, input, { topics: [], answered: false }, situation)
      const after = fold(begun, entries)
      return [after, { kind: 'told', prompts: promptsOf(entries), status: after.place.status }]
    }
    case 'askStatistics': {
      const asks = before.lastSeq > 0 && before.place.status !== 'closed' && before.consents.C4 === undefined
      const after = asks ? fold(before, [statisticsAsked(before)]) : before
      const asked = after.openPrompt?.prompt.step === 'C4' ? [after.openPrompt.prompt] : []
      return [after, { kind: 'told', prompts: asked, status: after.place.status }]
    }
    case 'makeCode':
      return [begun, { kind: 'codeMade', code: new SealedDigits(rightCode) }]
    case 'enterCode': {
      if (effect.code.open() !== rightCode) return [before, { kind: 'codeWrong' }]
      const entries = comeBack(begun, { clientId, channel: 'phone' }, situation)
      const after = fold(begun, entries)
      return [after, { kind: 'codeTaken', prompts: promptsOf(entries), status: after.place.status, replies: true }]
    }
    case 'keepCallBack':
      return [begun, { kind: 'kept' }]
  }
}

const statisticsAsked = ({ lastSeq }: Conversation): Entry => ({
  kind: 'prompted',
  by: 'bot',
  seq: lastSeq + 1,
  at: 1,
  prompt: promptFor('C4', { self: true }),
})

const promptsOf = (entries: readonly Entry[]): Prompt[] =>
  entries.flatMap((entry) => (entry.kind === 'prompted' ? [entry.prompt] : []))

/** The texts of what is said, digits as `digits`. */
export const saidIn = (operations: readonly Operation[]): string[] =>
  operations.flatMap((operation) =>
    'clips' in operation ? operation.clips.map((clip) => ('text' in clip ? clip.text : 'digits')) : [],
  )

/** What decides how a talk can go on: two with the same look have the same ways before them. */
export function lookOf({ call, conversation, operations }: Talk): string {
  const { where, callerKnown, mistakes, tried, handedOver, rest } = call
  const { place, openPrompt } = conversation
  const at = where.in === 'steps' ? where.prompt.step : where.in === 'callBack' ? where.asks : ''
  return JSON.stringify([
    [where.in, at, callerKnown, mistakes, tried.length, handedOver, rest.length > 0],
    [place.status, place.alarmed, openPrompt?.prompt.step],
    operations.at(-1)?.op,
  ])
}

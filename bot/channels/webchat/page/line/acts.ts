import type { ClientId } from '../../../../../shared/ids.ts'
import type { Language } from '../../../../../shared/languages.ts'
import type { Refusal } from '../../../../../shared/wire/reply.ts'
import type { SendReceipt, VisitorInputWire, VisitorUpdate } from '../../../../../shared/wire/visitor.ts'
import type { Proof } from '../../../../../shared/work.ts'
import type { Answer, Ask, Question } from './wire.ts'

/** What a visitor does. The client id is made once and stays the same however often the act is sent. */
export type Act =
  | { kind: 'input'; clientId: ClientId; language: Language; input: VisitorInputWire }
  | { kind: 'takeBack'; clientId: ClientId; target: number }
  | { kind: 'language'; clientId: ClientId; language: Language }
  | { kind: 'erase' }

/** An act, and the conversation it belongs to as far as that is known when it leaves. */
export type Posted = Act & { token: string | undefined; proof?: Proof | undefined }

export type Outcome = { ok: true; receipt?: SendReceipt; update?: VisitorUpdate } | Refusal

/** Puts an act on the wire. Without a conversation there is nothing to change, so everything but input is done at once. */
export function post(ask: Ask, act: Posted, reply: (outcome: Outcome) => void) {
  const { token } = act
  if (act.kind === 'input') {
    const { clientId, language, input, proof } = act
    const payload = { clientId, language, input, ...(token ? { token } : proof ? { proof } : {}) }
    return ask(
      'input:send',
      payload,
      outcome<'input:send'>(reply, (receipt) => ({ ok: true, receipt })),
    )
  }
  if (!token) return reply({ ok: true })
  if (act.kind === 'takeBack') {
    const { clientId, target } = act
    return ask(
      'message:takeBack',
      { clientId, token, target },
      outcome(reply, () => ({ ok: true })),
    )
  }
  if (act.kind === 'language') {
    const { clientId, language } = act
    return ask(
      'language:choose',
      { clientId, token, language },
      outcome<'language:choose'>(reply, (update) => ({ ok: true, update })),
    )
  }
  return ask(
    'conversation:erase',
    { token },
    outcome(reply, () => ({ ok: true })),
  )
}

type Value<Q extends Question> = Extract<Answer<Q>, { ok: true }>['value']

const outcome =
  <Q extends Question>(reply: (outcome: Outcome) => void, of: (value: Value<Q>) => Outcome) =>
  (answer: Answer<Q>) =>
    reply(answer.ok ? of(answer.value) : answer)

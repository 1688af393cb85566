import type { z } from 'zod'
import { fromVisitor, type VisitorReplies, type VisitorState } from '../../../shared/wire/visitor.ts'
import type { WayIn } from '../../domain/door.ts'
import { chooseLanguage, eraseConversation, takeBack } from '../../usecases/changeByVisitor.ts'
import { ensureRoom, newlyHeld } from './ensureRoom.ts'
import { ensureNothingIdentifies } from './guard.ts'
import { updateSince } from './pageConnection.ts'
import { type Held, holdNow, issueToken } from './visitorTokens.ts'
import type { Webchat } from './webchat.ts'

export type VisitorEvent = keyof typeof fromVisitor
export const visitorEventNames = Object.keys(fromVisitor) as VisitorEvent[]

type Payload<E extends VisitorEvent> = z.infer<(typeof fromVisitor)[E]>

/** The open page that asks. */
export interface AskingPage {
  /** It has this conversation from now on, up to what `sent` says if it was told that; whatever it lacks is brought to it. */
  holds(held: Held, sent?: VisitorState): void
  /** As `holds`; but a page that has joined before may have asked twice and takes one answer, so this one is not counted on. */
  joins(held: Held, answered: VisitorState): void
  /** It has no conversation any more. */
  letsGo(): void
}

type Run<E extends VisitorEvent> = (
  webchat: Webchat,
  page: AskingPage,
  payload: Payload<E>,
) => Promise<VisitorReplies[E]>

interface VisitorEventRow<E extends VisitorEvent> extends WayIn {
  run: Run<E>
}

/** The token in the payload is the right; a page that is nobody's yet begins with its first word. */
const talking = { needs: 'talk', rate: 'visitor', log: 'nothing' } as const

/** Everything a page can ask for, over its socket or by polling. */
export const visitorEvents: { [E in VisitorEvent]: VisitorEventRow<E> } = {
  'line:join': { ...talking, run: joinLine },
  'input:send': { ...talking, needs: 'begin', run: sendInput },
  'message:takeBack': {
    ...talking,
    run: async (webchat, _page, { clientId, token, target }) =>
      takeBack(webchat.ports, (await holdNow(webchat, token)).id, clientId, target),
  },
  'language:choose': { ...talking, run: changeLanguage },
  'conversation:erase': { ...talking, run: erase },
}

/** Throws what `toWire` turns into a refusal; `badInput` for a payload of no form. */
export const runVisitorEvent = <E extends VisitorEvent>(
  webchat: Webchat,
  page: AskingPage,
  name: E,
  payload: unknown,
) => visitorEvents[name].run(webchat, page, fromVisitor[name].parse(payload) as Payload<E>)

async function joinLine(webchat: Webchat, page: AskingPage, { token, last }: Payload<'line:join'>) {
  const held = await holdNow(webchat, token)
  const update = await updateSince(webchat, held, last)
  page.joins(held, update.state)
  return update
}

/** Without a token the first client id makes the conversation, so that the same first message twice makes one. */
async function sendInput(
  webchat: Webchat,
  page: AskingPage,
  { clientId, token, language, input, proof }: Payload<'input:send'>,
) {
  const { keys } = webchat
  ensureNothingIdentifies(webchat, input)
  if (!token) await ensureRoom(webchat, clientId, { kind: 'canWork', proof })
  const held = token ? await holdNow(webchat, token) : newlyHeld(webchat, clientId)
  const { seq } = await webchat.takeTurn({ id: held.id, clientId, language, input })
  page.holds(held)
  return { seq, token: token ?? issueToken(keys, held) }
}

async function changeLanguage(
  webchat: Webchat,
  page: AskingPage,
  { clientId, token, language }: Payload<'language:choose'>,
) {
  const held = await holdNow(webchat, token)
  await chooseLanguage(webchat.ports, held.id, clientId, language)
  const update = await updateSince(webchat, held, 0)
  page.holds(held, update.state)
  return update
}

async function erase(webchat: Webchat, page: AskingPage, { token }: Payload<'conversation:erase'>) {
  const { id } = await holdNow(webchat, token)
  // The page that asked knows; only others are told.
  page.letsGo()
  await eraseConversation(webchat.ports, id, 'visitor')
  return {}
}

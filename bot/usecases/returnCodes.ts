import { type ClientId, type ConversationId, clientIdSchema } from '../../shared/ids.ts'
import { returnCodeDigits } from '../../shared/returnCode.ts'
import type { Control } from '../../shared/safetySchemas.ts'
import { comeBack } from '../domain/returning.ts'
import { welcome } from '../domain/triage.ts'
import { HotlineError } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { callTo } from './callStaff.ts'
import { change, existingConversation, loadConversation } from './commit.ts'
import { type Opening, situationOf } from './receiveInput.ts'

/** Who enters a code: the id made for this, what a new conversation begins with, and the id it would get. */
export interface Returning {
  clientId: ClientId
  opening: Opening
  newId: ConversationId
}

/**
 * A new return code for this conversation, in place of an earlier one. It is told once and kept only as a slow hash. With it the
 * visitor may choose a control question. Throws `closed`, `gone` and `notFound`, and `slowDown` when too many are being made.
 */
export async function makeReturnCode(ports: Ports, id: ConversationId, control?: Control): Promise<string> {
  const { place } = await existingConversation(ports, id)
  if (place.status === 'closed') throw new HotlineError('closed')
  const code = newCode(ports)
  const { lookup, hash } = ports.codeHashes
  await ports.returnCodes.save(id, { lookup: lookup(code), hash: await hash(code) })
  if (control) await keepControl(ports, id, control)
  return code
}

/**
 * Goes on with the conversation of this code; a closed one goes on as a new contact that is marked as returning. The same
 * client id again changes nothing. Throws `notFound` for a wrong code and for that of an erased conversation alike.
 */
export async function returnByCode(ports: Ports, code: string, returning: Returning): Promise<ConversationId> {
  const id = await findByCode(ports, code)
  if (!id) throw new HotlineError('notFound')
  const { place, staff } = await loadConversation(ports, id)
  if (place.status === 'closed') return beginAgain(ports, id, returning)
  const { clientId, opening } = returning
  await change(ports, id, (before) => ({
    entries:
      before.byClientId.has(clientId) || before.startedBy === clientId
        ? []
        : comeBack(before, { clientId, channel: opening.channel }, situationOf(ports)),
  }))
  if (staff) await callTo(ports, [staff.staff])
  return id
}

/** Costs the same whether there is such a code or not. */
async function findByCode({ returnCodes, codeHashes }: Ports, code: string): Promise<ConversationId | undefined> {
  const candidates = await returnCodes.find(codeHashes.lookup(code))
  if (candidates.length === 0) await codeHashes.verify(code, undefined)
  for (const { id, hash } of candidates) if (await codeHashes.verify(code, hash)) return id
  return undefined
}

async function beginAgain(ports: Ports, closed: ConversationId, { clientId, opening, newId }: Returning) {
  const { control } = await loadConversation(ports, closed)
  await change(ports, newId, (before) => ({
    entries: before.lastSeq > 0 ? [] : welcome(before, { ...opening, returning: clientId }, situationOf(ports)),
  }))
  if (control) await keepControl(ports, newId, control)
  const kept = await ports.returnCodes.load(closed)
  if (kept) await ports.returnCodes.save(newId, kept)
  await ports.returnCodes.forget(closed)
  return newId
}

/** Once only: asked for again, the same question stands there already. */
async function keepControl(ports: Ports, id: ConversationId, control: Control) {
  const clientId = clientIdSchema.parse(ports.random.id())
  await change(ports, id, (before) => ({
    entries: isSameControl(before.control, control)
      ? []
      : [
          {
            kind: 'controlChosen',
            by: 'visitor',
            clientId,
            control,
            seq: before.lastSeq + 1,
            at: ports.clock.now(),
          },
        ],
  }))
}

const isSameControl = (kept: Control | undefined, { question, answer }: Control) =>
  kept?.question === question && kept.answer === answer

/** 122 random bits leave no trace of the modulus in sixteen digits. */
export function newCode({ random }: Pick<Ports, 'random'>): string {
  const number = BigInt(`0x${random.uuid().replaceAll('-', '')}`) % 10n ** BigInt(returnCodeDigits)
  return number.toString().padStart(returnCodeDigits, '0')
}

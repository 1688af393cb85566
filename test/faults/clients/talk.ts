import { colleaguesOnDuty, isBeside, isInvited, isMine } from '../../../console/state/lists.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import type { ConversationCard } from '../../../shared/wire/consoleViews.ts'
import type { Randomness } from '../random.ts'
import type { Desk } from './consolePerson.ts'

/** What a staff member does in a conversation that is theirs, beside them, or that they are asked to come in to. */
export function createTalk(desk: Desk, random: Randomness) {
  const answered = new Map<ConversationId, number>()

  function attend(card: ConversationCard) {
    const { id } = card
    if (isInvited(desk.now(), card)) return desk.does({ event: 'conversation:join', payload: desk.act(id) })
    const word = newWord(id)
    const isLast = word?.text.startsWith('klar ') ?? false
    if (!word || (isLast && !isMine(desk.now(), card))) return
    answered.set(id, word.seq)
    if (isLast) return close(id)
    if (isBeside(desk.now(), card)) return besideIt(id)
    if (card.beside && random.chance(0.3)) return leave(id)
    withIt(id, word.seq)
  }

  /** What the visitor wrote last, unless it is dealt with or something of mine is on its way. */
  function newWord(id: ConversationId) {
    const conversation = desk.now().held.opened[id]
    const isBusy = desk.now().own.outbox.some(({ act }) => act.payload.id === id)
    if (conversation?.missing !== 'nothing' || isBusy) return undefined
    const last = conversation.entries.findLast((entry) => entry.shows === 'visitor' && entry.typed)
    return last && 'text' in last && last.seq > (answered.get(id) ?? 0) ? last : undefined
  }

  function withIt(id: ConversationId, seq: number) {
    const dice = random.next()
    if (dice < 0.03) release(id)
    else if (dice < 0.08) invite(id)
    else if (dice < 0.13) desk.does({ event: 'note:add', payload: written(id, 'notis') })
    else if (dice < 0.16) redact(id, seq)
    else if (dice < 0.85) reply(id)
  }

  function besideIt(id: ConversationId) {
    if (random.chance(0.1)) leave(id)
    else if (random.chance(0.5)) reply(id)
  }

  function invite(id: ConversationId) {
    const colleagues = colleaguesOnDuty(desk.now())
    if (colleagues.length === 0) return
    const { number } = random.oneOf(colleagues)
    desk.does({ event: 'colleague:invite', payload: { ...written(id, 'kom'), to: number } })
  }

  function redact(id: ConversationId, target: number) {
    desk.does({ event: 'message:redact', payload: { ...desk.act(id), target, reason: 'identity' } })
  }

  function reply(id: ConversationId) {
    desk.does({ event: 'message:send', payload: written(id, 'svar') })
  }

  function leave(id: ConversationId) {
    desk.does({ event: 'conversation:leave', payload: desk.act(id) })
  }

  function release(id: ConversationId) {
    answered.delete(id)
    desk.does({ event: 'conversation:release', payload: { ...desk.act(id), to: 'queue' } })
  }

  function close(id: ConversationId) {
    const record = { outcome: ['advice'], urgencyByStaff: 'soon' }
    desk.does({ event: 'conversation:close', payload: { ...desk.act(id), record } })
  }

  function written(id: ConversationId, word: string) {
    const act = desk.act(id)
    return { ...act, text: `${word} ${act.clientId}` }
  }

  return { attend, release, close }
}

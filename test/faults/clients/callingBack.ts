import { isMine } from '../../../console/state/lists.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import type { ConversationCard } from '../../../shared/wire/consoleViews.ts'
import type { Note } from '../history.ts'
import type { Desk } from './consolePerson.ts'

/** Calls back whoever asked for it: looks at the number, and says that they were reached, by a double click. */
export function createCallingBack(desk: Desk, note: Note) {
  const calling = new Set<ConversationId>()

  async function callBack(id: ConversationId) {
    calling.add(id)
    await show(id)
    const done = () => desk.ask('callBack:done', { id, ended: 'reached' })
    const [told] = (await Promise.all([done(), done()])).filter((answer) => answer !== undefined)
    if (told) note({ type: 'info', what: 'calledBack', conversation: id })
    // Whoever has gone on to look finds no number any more.
    if (told) await show(id)
    calling.delete(id)
  }

  async function show(id: ConversationId) {
    const shown = await desk.ask('callBack:show', { id })
    if (shown) note({ type: 'info', what: 'number', conversation: id, text: shown.number })
  }

  return {
    /** Whether anybody is to be called back, or the call has ended without that. */
    isDue: ({ wants, call }: ConversationCard) => wants !== undefined || call?.state === 'ended',
    /** False when there is nothing left to do but to close. */
    attend(card: ConversationCard) {
      const isLeft = calling.has(card.id) || card.wants === 'callBack'
      if (isLeft && isMine(desk.now(), card) && !calling.has(card.id)) void callBack(card.id)
      return isLeft || !isMine(desk.now(), card)
    },
  }
}

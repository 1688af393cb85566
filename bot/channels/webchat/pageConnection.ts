import { isDeepStrictEqual } from 'node:util'
import type { Socket } from 'socket.io'
import type { ConversationId } from '../../../shared/ids.ts'
import type { FromVisitor, ToVisitor, VisitorState, VisitorUpdate } from '../../../shared/wire/visitor.ts'
import type { Conversation } from '../../domain/conversation.ts'
import { isShown } from '../../domain/returning.ts'
import { HotlineError, isCode } from '../../errors.ts'
import { logEvent } from '../../log.ts'
import { conversationSince, erasesAt } from '../../usecases/commit.ts'
import { lineState, staffLanguages } from '../../usecases/lineState.ts'
import type { Held } from './visitorTokens.ts'
import { visitorEntry, visitorState } from './visitorView.ts'
import type { Webchat } from './webchat.ts'

/** One open page and how far it has come. Its updates leave one at a time, in order. */
export interface PageConnection {
  socket: Socket<FromVisitor, ToVisitor>
  id?: ConversationId
  /** Times the visitor had come back by return code when this page took the conversation. */
  returns: number
  /** Number of the last entry sent to it. */
  last: number
  /** What was last sent as state, to send it again only when it differs. */
  sent?: VisitorState
  updating: Promise<void>
  /** An update is behind `updating` and has not begun: it will bring whatever is new by then. */
  due: boolean
  /** It could not be brought up to date, and is tried again then. */
  again?: ReturnType<typeof setTimeout>
}

/** How soon a page that could not be brought up to date is tried again. */
const againMs = 1000

export const newConnection = (socket: PageConnection['socket']): PageConnection => ({
  socket,
  returns: 0,
  last: 0,
  updating: Promise.resolve(),
  due: false,
})

/** Holds this conversation from now on; the page has everything up to `last`. */
export function attach(
  { presence }: Pick<Webchat, 'presence'>,
  page: PageConnection,
  { id, returns }: Held,
  last: number,
) {
  if (page.id !== id) {
    detach({ presence }, page)
    page.id = id
    presence.pageOpened(id)
  }
  page.returns = returns
  page.last = last
}

export function detach({ presence }: Pick<Webchat, 'presence'>, page: PageConnection) {
  if (page.id) presence.pageClosed(page.id)
  delete page.id
}

/** Sends what the page lacks, after whatever is already on its way to it. */
export function bringUpToDate(webchat: Webchat, page: PageConnection): Promise<void> {
  if (page.due) return page.updating
  page.due = true
  page.updating = page.updating
    .then(() => {
      page.due = false
      return sendMissing(webchat, page)
    })
    .catch((error: unknown) => {
      logEvent('delivery:failed')
      // Nobody rings again for what the store keeps back just now.
      if (isCode(error, 'unavailable')) bringUpToDateLater(webchat, page)
    })
  return page.updating
}

function bringUpToDateLater(webchat: Webchat, page: PageConnection) {
  if (page.again) return
  page.again = setTimeout(() => {
    delete page.again
    if (page.socket.connected) void bringUpToDate(webchat, page)
  }, againMs).unref()
}

async function sendMissing(webchat: Webchat, page: PageConnection) {
  if (!page.id) return
  try {
    const update = await updateSince(webchat, { id: page.id, returns: page.returns }, page.last)
    if (update.entries.length === 0 && isDeepStrictEqual(update.state, page.sent)) return
    page.last = update.state.lastSeq
    page.sent = update.state
    page.socket.emit('entries:added', update)
  } catch (error) {
    if (!isCode(error, 'gone')) throw error
    detach(webchat, page)
    page.socket.emit('conversation:erased')
  }
}

/**
 * Everything after `last` and the state as it is now. Throws `notFound`, and `gone` when it was erased or the visitor has come
 * back somewhere else.
 */
export async function updateSince(
  { ports, t, waitingOrder }: Webchat,
  { id, returns }: Held,
  last: number,
): Promise<VisitorUpdate> {
  const { conversation, entries } = await conversationSince(ports, id, last)
  if (conversation.returns !== returns) throw new HotlineError('gone')
  return {
    entries: entries.map((entry) =>
      isShown(conversation, entry) ? visitorEntry(t, conversation, entry) : { seq: entry.seq, shows: 'silent' },
    ),
    state: visitorState(t, conversation, {
      at: ports.clock.now(),
      line: lineState(ports),
      staffLanguages: staffLanguages(ports),
      place: await placeOf(waitingOrder, conversation),
      eraseAt: erasesAt(conversation, ports.settings.current()),
    }),
  }
}

async function placeOf(waitingOrder: Webchat['waitingOrder'], { id, place }: Conversation): Promise<number> {
  if (place.status !== 'waiting') return 0
  return (await waitingOrder()).indexOf(id) + 1
}

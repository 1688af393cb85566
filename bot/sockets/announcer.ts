import type { ConversationId } from '../../shared/ids.ts'
import type { Announcer } from '../ports.ts'

type Listener = (id: ConversationId, seq: number) => void
type WritingListener = (id: ConversationId, staffNumber: number) => void

/**
 * The doorbell. Rings after the use case has returned, so that an acknowledgement never waits for it; what is rung in one turn
 * of the event loop, such as all that shared a commit, rings together.
 */
export function createAnnouncer() {
  const listeners = new Set<Listener>()
  const ownListeners = new Set<Listener>()
  const otherListeners = new Set<Listener>()
  const writingListeners = new Set<WritingListener>()
  const ownWritingListeners = new Set<WritingListener>()
  const editListeners = new Set<(where: 'here' | 'elsewhere') => void>()
  let waiting: Parameters<Listener>[] = []
  function ringAll() {
    const rings = waiting
    waiting = []
    for (const ring of rings) for (const listener of [...listeners, ...ownListeners]) listener(...ring)
  }
  const tellOfEdit = (where: 'here' | 'elsewhere') => {
    for (const listener of editListeners) listener(where)
  }
  const announcer: Announcer = {
    edited: () => void setImmediate(tellOfEdit, 'here'),
    ring(id, seq) {
      waiting.push([id, seq])
      if (waiting.length === 1) setImmediate(ringAll)
    },
  }
  return {
    ...announcer,
    /** Called for every ring. */
    onRing: (listener: Listener) => listeners.add(listener),
    /** Called for those that began in this process. */
    onOwnRing: (listener: Listener) => ownListeners.add(listener),
    /** Called when settings or texts were edited, by this process or another. */
    onEdited: (listener: (where: 'here' | 'elsewhere') => void) => editListeners.add(listener),
    editedElsewhere: () => tellOfEdit('elsewhere'),
    /** Another process has rung. */
    ringHere(id: ConversationId, seq: number) {
      for (const listener of [...listeners, ...otherListeners]) listener(id, seq)
    },
    /** Called for those that began in another process. */
    onOtherRing: (listener: Listener) => otherListeners.add(listener),
    /** A staff member, by number, writes: told to their colleagues and kept nowhere. */
    tellWriting(id: ConversationId, staffNumber: number) {
      for (const listener of [...writingListeners, ...ownWritingListeners]) listener(id, staffNumber)
    },
    writingHere(id: ConversationId, staffNumber: number) {
      for (const listener of writingListeners) listener(id, staffNumber)
    },
    onWriting: (listener: WritingListener) => writingListeners.add(listener),
    onOwnWriting: (listener: WritingListener) => ownWritingListeners.add(listener),
  }
}

import { isCode } from '../errors.ts'
import { logBug, logEvent } from '../log.ts'
import { consoleSnapshot } from './consoleSnapshot.ts'
import type { StaffSocket } from './staffSockets.ts'
import type { StaffTools } from './staffTools.ts'

/** How soon a console that could not be told something is tried again. */
const againMs = 1000

/** Begins a console anew. Changes wait behind the snapshot, so that nothing newer is overwritten by it. */
export function queueSnapshot(tools: StaffTools, socket: StaffSocket) {
  queueTelling(tools, socket, async () => {
    const { staff } = socket.data
    const telephone = await tools.telephoneOf?.(staff.id)
    const snapshot = await consoleSnapshot(tools.ports, staff)
    socket.emit('console:snapshot', telephone ? { ...snapshot, telephone } : snapshot)
  })
}

/** Tells a console one thing after another. */
export function queueTelling(tools: StaffTools, socket: StaffSocket, tell: () => Promise<void>) {
  const { data } = socket
  data.updating = data.updating.then(tell).catch((error: unknown) => {
    if (!isCode(error, 'unavailable')) return logBug('announcement:failed', error)
    logEvent('announcement:failed')
    tellAgain(tools, socket)
  })
}

/** What the store keeps back just now nobody rings for again: once it answers, the console begins anew. */
export function tellAgain(tools: StaffTools, socket: StaffSocket) {
  const { data } = socket
  if (data.again) return
  data.again = setTimeout(() => {
    delete data.again
    if (socket.connected) queueSnapshot(tools, socket)
  }, againMs).unref()
}

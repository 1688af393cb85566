import type { Socket } from 'socket.io'

/** What one page may have waiting to be answered; a person does not come near it. */
const mostWaiting = 32
/** More than this unread, and the other side is not reading. */
const mostUnreadBytes = 1024 * 1024
const mostUnreadPackets = 256

/** One request of a page after another, few at a time: what a page asks for without reading must not fill our memory. */
export function createPatience(socket: Pick<Socket, 'conn'>) {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return {
    /** False when there are too many waiting already. */
    run(work: () => Promise<void>): boolean {
      if (waiting >= mostWaiting) return false
      waiting += 1
      last = last.then(work).finally(() => {
        waiting -= 1
      })
      return true
    },
    /** Ends the connection of somebody who asks and does not read; true when it did. */
    endIfUnread(): boolean {
      const { bytes, packets } = unreadOf(socket)
      if (bytes <= mostUnreadBytes && packets <= mostUnreadPackets) return false
      streamOf(socket)?.terminate()
      socket.conn.close(true)
      return true
    },
  }
}

/** The WebSocket under a connection, when it has come so far. */
const streamOf = ({ conn }: Pick<Socket, 'conn'>) =>
  (conn.transport as { socket?: { bufferedAmount?: number; terminate(): void } }).socket

const unreadOf = (socket: Pick<Socket, 'conn'>) => ({
  bytes: streamOf(socket)?.bufferedAmount ?? 0,
  packets: (socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length,
})

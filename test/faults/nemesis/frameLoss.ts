/**
 * Follows a server's stream and can leave out whole WebSocket messages, as something between processes might lose them:
 * the connection lives on, and only the numbers of the entries tell that one is missing.
 */
export function createFrameLoss() {
  let isWebSocket = false
  let rest = Buffer.alloc(0)

  /** Whole frames of what has come; what is not complete waits. */
  function frames(chunk: Buffer): Buffer[] {
    rest = Buffer.concat([rest, chunk])
    const found: Buffer[] = []
    for (let length = frameLength(rest); length !== undefined && length <= rest.length; length = frameLength(rest)) {
      found.push(rest.subarray(0, length))
      rest = rest.subarray(length)
    }
    return found
  }
  return {
    /** Keeps its place in the stream while nothing is lost. */
    follow(chunk: Buffer) {
      if (isWebSocket) frames(chunk)
      else isWebSocket = isUpgrade(chunk)
    },
    pass(chunk: Buffer, lose: boolean): Buffer[] {
      if (!isWebSocket) {
        isWebSocket = isUpgrade(chunk)
        return [chunk]
      }
      // In the middle of a frame whose beginning has left: it is let through whole.
      const isWhole = rest.length === 0
      const found = frames(chunk)
      if (!isWhole) return [chunk]
      return [...found.filter((frame) => !(lose && carriesText(frame))), Buffer.from(rest)]
    },
  }
}

const isUpgrade = (chunk: Buffer) => chunk.subarray(0, 12).toString('latin1') === 'HTTP/1.1 101'

/** Socket.IO's messages; its pings and handshakes are shorter. */
const carriesText = (frame: Buffer) =>
  (frame[0] ?? 0) === 0x81 && frame.subarray(2, 12).includes('4'.charCodeAt(0)) && frame.length > 40

/** Of the frame a server's buffer begins with: never masked. */
function frameLength(buffer: Buffer): number | undefined {
  const short = buffer.length > 1 ? (buffer[1] ?? 0) & 0x7f : undefined
  if (short === undefined) return undefined
  if (short < 126) return 2 + short
  if (short === 126) return buffer.length < 4 ? undefined : 4 + buffer.readUInt16BE(2)
  return buffer.length < 10 ? undefined : 10 + Number(buffer.readBigUInt64BE(2))
}

export interface TransportListener {
  heard(frame: string): void
  lost(): void
}

/** Carries frames both ways until it is lost or closed. Nothing is sent before the first frame has come. */
export interface Transport {
  send(frame: string): void
  close(): void
}

export function openTransport(origin: string, { heard, lost }: TransportListener): Transport {
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/live/?EIO=4&transport=websocket`)
  socket.onmessage = ({ data }) => heard(String(data))
  socket.onclose = lost
  return { send: (frame) => socket.send(frame), close: () => socket.close() }
}

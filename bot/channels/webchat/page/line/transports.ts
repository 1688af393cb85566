export interface TransportListener {
  heard(frame: string): void
  lost(): void
}

/** Carries frames both ways until it is lost or closed. Nothing is sent before the first frame has come. */
export interface Transport {
  send(frame: string): void
  close(): void
}

export type OpenTransport = (origin: string, listener: TransportListener) => Transport

const addressOf = (origin: string, how: string) => `${origin}/live/?EIO=4&transport=${how}`

export const overWebSocket: OpenTransport = (origin, { heard, lost }) => {
  const socket = new WebSocket(addressOf(origin.replace(/^http/, 'ws'), 'websocket'))
  socket.onmessage = ({ data }) => heard(String(data))
  socket.onclose = lost
  return { send: (frame) => socket.send(frame), close: () => socket.close() }
}

/** Where something between lets no WebSocket through: one request always waits for news, and another carries what is sent. */
export const overRequests: OpenTransport = (origin, { heard, lost }) => {
  const stop = new AbortController()
  let session = ''
  let waiting: string[] = []
  let isSending = false

  async function ask(init?: RequestInit) {
    const address = addressOf(origin, 'polling') + session
    const response = await fetch(address, { ...init, cache: 'no-store', signal: stop.signal })
    if (!response.ok) throw new Error(String(response.status))
    return response.text()
  }
  async function listen() {
    while (!stop.signal.aborted) {
      for (const frame of (await ask()).split(between)) {
        session ||= sessionIn(frame)
        heard(frame)
      }
    }
  }
  async function send() {
    isSending = true
    while (waiting.length > 0) {
      const body = waiting.join(between)
      waiting = []
      await ask({ method: 'POST', body })
    }
    isSending = false
  }
  listen().catch(lost)
  return {
    send(frame) {
      waiting.push(frame)
      if (!isSending) send().catch(lost)
    },
    close: () => stop.abort(),
  }
}

const between = '\x1e'

/** Throws when it is not our server that answers. */
function sessionIn(greeting: string): string {
  const { sid } = JSON.parse(greeting.slice(1)) as { sid: string }
  return `&sid=${sid}`
}

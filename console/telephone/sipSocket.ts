import type { Socket } from 'jssip/lib/Socket'
import { asTabProtocol, telephonePath } from '../../shared/telephone.ts'
import { tab } from '../connection/asConsole.ts'

/** The library's own could say which tab this is in its address alone. */
export function createSipSocket(): Socket {
  const url = `${location.origin.replace(/^http/, 'ws')}${telephonePath}`
  let open: WebSocket | undefined
  const stands = (state: number) => open?.readyState === state
  const socket: Socket = {
    url,
    sip_uri: 'sip:line.invalid;transport=ws',
    via_transport: url.startsWith('wss') ? 'WSS' : 'WS',
    connect() {
      if (stands(WebSocket.OPEN) || stands(WebSocket.CONNECTING)) return
      const opened = new WebSocket(url, ['sip', asTabProtocol(tab)])
      open = opened
      opened.onopen = () => open === opened && socket.onconnect()
      opened.onmessage = ({ data }) => open === opened && socket.ondata(data)
      opened.onclose = ({ wasClean, code, reason }) => open === opened && socket.ondisconnect(!wasClean, code, reason)
    },
    disconnect() {
      open?.close()
      open = undefined
    },
    send(message) {
      if (!stands(WebSocket.OPEN)) return false
      open?.send(String(message))
      return true
    },
    isConnected: () => stands(WebSocket.OPEN),
    isConnecting: () => stands(WebSocket.CONNECTING),
    // The library puts its own in place of these.
    onconnect() {},
    ondisconnect() {},
    ondata() {},
  }
  return socket
}

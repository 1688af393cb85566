import { WebSocket } from 'ws'
import { HotlineError } from '../../../../errors.ts'
import type { Login } from './digest.ts'
import { createRegistration } from './registration.ts'
import { readMessage, type SipMessage, writeMessage } from './sipMessage.ts'

interface Listening {
  message(message: SipMessage): void
  closed(): void
}

export interface SwitchLine {
  send(message: SipMessage): void
  /** Before the switch forgets who is here. */
  renew(): void
  close(): void
}

const mostBytes = 64 * 1024
const signedInWithinMs = 5000

/**
 * A line into the switch for one telephone, signed in. The line does that itself, so that no browser ever holds a password.
 * Throws `unavailable` where the switch does not let it in.
 */
export function openSwitchLine(url: string, login: Login, { message, closed }: Listening): Promise<SwitchLine> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/ws`, 'sip', {
    perMessageDeflate: false,
    maxPayload: mostBytes,
    handshakeTimeout: signedInWithinMs,
  })
  const send = (said: SipMessage) => socket.send(writeMessage(said))
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => socket.terminate(), signedInWithinMs)
    const line = { send, renew: () => registration.renew(), close: () => socket.terminate() }
    const registration = createRegistration({
      login,
      send,
      settled(taken) {
        clearTimeout(late)
        if (taken) resolve(line)
        else socket.terminate()
      },
    })
    socket.on('open', registration.renew)
    socket.on('message', (bytes: Buffer) => {
      const said = readMessage(bytes.toString())
      if (!registration.hear(said)) message(said)
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      clearTimeout(late)
      closed()
      reject(new HotlineError('unavailable', 'Asterisk let no browser in'))
    })
  })
}

import type { Server as HttpServer, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { consoleTabSchema, type StaffId } from '../../../../../shared/ids.ts'
import { tabAmong, takenElsewhere, telephonePath } from '../../../../../shared/telephone.ts'
import type { WayIn } from '../../../../domain/door.ts'
import { can } from '../../../../domain/permissions.ts'
import { HotlineError, isCode } from '../../../../errors.ts'
import { logBug } from '../../../../log.ts'
import type { StaffAccount } from '../../../../ports/staff.ts'
import type { Ports } from '../../../../ports.ts'
import { admitStaff } from '../../../../usecases/admitStaff.ts'
import { type LivePass, livePass, readSession } from '../../../../usecases/readSession.ts'
import type { BrowserDoor } from '../../telephone.ts'
import { createHiddenCaller, type HiddenCaller } from './hiddenCaller.ts'
import { readMessage, writeMessage } from './sipMessage.ts'
import { openSwitchLine, type SwitchLine } from './switchLine.ts'

interface BrowserParts {
  ports: Ports
  /** Of Asterisk's own web server. */
  url: string
  /** One for all: it is known to Asterisk and to us alone. */
  password: string
  /** The service's, the only one that a browser ever shows. */
  number: string
  /** Asterisk's name of this staff member's browser; nothing when they have none. */
  endpointOf(staff: StaffId): Promise<string | undefined>
  after(ms: number, run: () => void): () => void
  /** No browser of theirs is there any more: what was said in it is over. */
  gone(staff: StaffId): void
}

/** One browser that can be rung. */
interface Telephone {
  staff: StaffId
  pass: LivePass
  browser: WebSocket
  line: SwitchLine
  /** Whether it has shown that it is there since it was last looked for. */
  heard: boolean
}

/** A browser's line to the telephone is open to whoever may take calls, and asked anew all the time. */
export const telephoneWay: WayIn = { needs: 'answerCalls', rate: 'staff', log: 'nothing' }

/** A network that is away for a moment ends no talk: its sound goes another way. */
const backWithinMs = 10_000
const mostBytes = 64 * 1024
/**
 * Telephones in the consoles of staff. Their SIP goes through the console's own listener, so that Asterisk is reached by
 * nobody, and ends with the session it came with.
 */
export function createBrowserTelephones(parts: BrowserParts) {
  const { ports } = parts
  // Never compressed: a length would tell of the words.
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: mostBytes,
    clientTracking: false,
  })
  const open = new Map<StaffId, Telephone>()
  /** What was said of their calls: a browser that comes back in the middle of one goes on with it. */
  const callers = new Map<StaffId, HiddenCaller>()

  return {
    has: (staff: StaffId) => open.has(staff),
    attach(http: HttpServer, door: BrowserDoor) {
      http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        if (request.url?.split('?', 1)[0] !== telephonePath) return
        socket.on('error', () => socket.destroy())
        letIn(request, door)
          .then(({ line, begin }) => {
            // Whoever did not wait leaves nothing behind that could be rung.
            if (socket.destroyed) line.close()
            else server.handleUpgrade(request, socket, head, begin)
          })
          .catch((error: unknown) => refuse(socket, error))
      })
    },
    async endLostSessions() {
      await Promise.all([...open.values()].map(endIfLost))
    },
    attend() {
      for (const one of open.values()) {
        if (!one.heard) one.browser.terminate()
        one.heard = false
        one.browser.ping()
        one.line.renew()
      }
    },
    close() {
      for (const { browser, line } of open.values()) {
        browser.close(1012)
        line.close()
      }
    },
  }

  /** Asterisk is asked first, so that a browser that is let in can be rung. */
  async function letIn({ headers }: IncomingMessage, door: BrowserDoor) {
    if (!door.isOurs(headers.origin, headers.host)) throw new HotlineError('notAllowed')
    const tab = consoleTabSchema.safeParse(tabAmong(headers['sec-websocket-protocol'])).data
    const brought = { token: door.readToken(headers.cookie), tab }
    const staff = await admitStaff(ports, brought, telephoneWay, { use: 'looked' })
    const pass = livePass(ports, brought)
    const user = await parts.endpointOf(staff.id)
    if (user === undefined) throw new HotlineError('notFound')
    const caller = callers.get(staff.id) ?? createHiddenCaller(parts.number)
    callers.set(staff.id, caller)
    let browser: WebSocket | undefined
    const line = await openSwitchLine(
      parts.url,
      { user, password: parts.password },
      {
        message: (said) => browser?.send(writeMessage(caller.toBrowser(said))),
        closed: () => browser?.close(1013),
      },
    )
    return {
      line,
      begin(taken: WebSocket) {
        browser = taken
        taken.on('message', (bytes: Buffer) => {
          // Far more than a telephone says: whoever floods is gone, and everybody else is heard as ever.
          if (ports.pace(staff.id, ports.clock.now()) > 0) return taken.close(1008)
          const said = caller.toSwitch(readMessage(bytes.toString()))
          if (said) line.send(said)
        })
        keep({ staff: staff.id, pass, browser: taken, line, heard: true })
      },
    }
  }

  function keep(one: Telephone) {
    open.get(one.staff)?.browser.close(takenElsewhere)
    open.set(one.staff, one)
    const isThere = () => {
      one.heard = true
    }
    one.browser.on('pong', isThere)
    one.browser.on('message', isThere)
    one.browser.on('error', () => one.browser.terminate())
    one.browser.on('close', () => {
      one.line.close()
      if (open.get(one.staff) !== one) return
      open.delete(one.staff)
      parts.after(backWithinMs, () => open.has(one.staff) || forget(one.staff))
    })
  }

  function forget(staff: StaffId) {
    callers.delete(staff)
    parts.gone(staff)
  }

  async function endIfLost(one: Telephone) {
    const use = ports.presence.onDuty().includes(one.staff) ? 'onDuty' : 'looked'
    const isLost = await readSession(ports, one.pass, use).then(mayNot, (error: unknown) => {
      if (isCode(error, 'notSignedIn')) return true
      if (isCode(error, 'unavailable')) return false
      throw error
    })
    if (!isLost) return
    open.delete(one.staff)
    one.browser.terminate()
    forget(one.staff)
  }
}

const mayNot = ({ role }: StaffAccount) => !can(role, telephoneWay.needs)

const statusOf = {
  notSignedIn: '401 Unauthorized',
  elsewhere: '401 Unauthorized',
  notAllowed: '403 Forbidden',
  notFound: '404 Not Found',
} as const

function refuse(socket: Duplex, error: unknown) {
  const code = error instanceof HotlineError ? error.code : 'unexpected'
  if (code === 'unexpected') logBug('call:failed', error)
  const status = code in statusOf ? statusOf[code as keyof typeof statusOf] : '503 Service Unavailable'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

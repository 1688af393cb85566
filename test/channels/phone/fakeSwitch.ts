import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import {
  headerOf,
  methodOf,
  readMessage,
  type SipMessage,
  statusOf,
  tagOf,
  uriOf,
  writeMessage,
} from '../../../bot/channels/phone/asterisk/browser/sipMessage.ts'
import { createUntil } from '../../support/until.ts'

export type Headers = [name: string, value: string][]

/** A call from the switch to somebody who has signed in. */
export interface SwitchCall {
  state: 'ringing' | 'talking' | 'over'
  /** What they answered with: their side of the sound, or why not. */
  answer?: SipMessage
  to: string
  cancel(): void
  hangUp(): void
}

interface Placing {
  /** By the name they signed in with. */
  to: string
  from: string
  sdp: string
  /** Whatever a trunk may have put beside it. */
  more?: Headers
}

const hashes: Readonly<Record<string, string>> = { MD5: 'md5', 'SHA-256': 'sha256' }
const random = () => randomBytes(8).toString('hex')

/** Asterisk's SIP over WebSocket, as far as a telephone sees it: signs in with a password, is rung, and hangs up. */
export function createFakeSwitch(passwords: Readonly<Record<string, string>>, algorithms: readonly string[] = ['MD5']) {
  const server = new WebSocketServer({ noServer: true, handleProtocols: () => 'sip' })
  const contacts = new Map<string, { socket: WebSocket; uri: string }>()
  const nonces = new Set<string>()
  const calls = new Map<string, SwitchCall & { invite: SipMessage; socket: WebSocket }>()
  const registered: string[] = []
  const received: string[] = []
  const { changed, until } = createUntil()
  let lateMs = 0

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    server.handleUpgrade(request, socket, head, (opened) => {
      opened.on('message', (bytes: Buffer) => {
        received.push(bytes.toString())
        hear(opened, readMessage(bytes.toString()))
        changed()
      })
      opened.on('close', () => {
        for (const [name, { socket: theirs }] of contacts) if (theirs === opened) contacts.delete(name)
        changed()
      })
    })
  }

  function hear(socket: WebSocket, message: SipMessage) {
    if (statusOf(message) !== undefined) return hearAnswer(message)
    const call = calls.get(headerOf(message, 'Call-ID'))
    switch (methodOf(message)) {
      case 'REGISTER':
        return register(socket, message)
      case 'BYE':
        // As it said who it was itself, or it is nobody's call.
        if (headerOf(message, 'To').split(';')[0] !== (call && headerOf(call.invite, 'From').split(';')[0]))
          throw new Error('a BYE that is of no call')
        if (call) call.state = 'over'
        return reply(socket, message, '200 OK')
      default:
        throw new Error(`a telephone that is only called said ${message.first}`)
    }
  }

  function register(socket: WebSocket, message: SipMessage) {
    const name = /sip:([^@]+)@/.exec(headerOf(message, 'To'))?.[1] ?? ''
    const given = headerOf(message, 'Authorization')
    const part = (field: string) => new RegExp(`\\b${field}="?([^",]+)`).exec(given)?.[1] ?? ''
    const algorithm = algorithms.includes(part('algorithm')) ? part('algorithm') : 'MD5'
    const hash = (text: string) =>
      createHash(hashes[algorithm] ?? '')
        .update(text)
        .digest('hex')
    const [who, what] = [
      hash(`${name}:asterisk:${passwords[name] ?? random()}`),
      hash(`REGISTER:${message.first.split(' ')[1]}`),
    ]
    const expected = hash([who, part('nonce'), part('nc'), part('cnonce'), part('qop'), what].join(':'))
    if (!nonces.has(part('nonce')) || part('response') !== expected || part('username') !== name) {
      const nonce = random()
      nonces.add(nonce)
      const challenge = `Digest realm="asterisk", nonce="${nonce}", opaque="${random()}", qop="auth", algorithm=`
      // And one that nobody knows here.
      const challenges = ['SHA-512-256', ...algorithms].map((one): [string, string] => [
        'WWW-Authenticate',
        challenge + one,
      ])
      return reply(socket, message, '401 Unauthorized', challenges)
    }
    // The newest is the one that rings.
    contacts.set(name, { socket, uri: uriOf(headerOf(message, 'Contact')) })
    registered.push(name)
    setTimeout(() => reply(socket, message, '200 OK', [['Contact', headerOf(message, 'Contact')]]), lateMs)
  }

  function reply(socket: WebSocket, message: SipMessage, status: string, more: Headers = []) {
    const kept = ['Via', 'From', 'To', 'Call-ID', 'CSeq'].map((name): [string, string] => [
      name,
      headerOf(message, name),
    ])
    const headers = kept.map(([name, value]): [string, string] =>
      name === 'To' && !tagOf(value) ? [name, `${value};tag=${random()}`] : [name, value],
    )
    socket.send(writeMessage({ first: `SIP/2.0 ${status}`, headers: [...headers, ...more], body: '' }))
  }

  function hearAnswer(message: SipMessage) {
    const call = calls.get(headerOf(message, 'Call-ID'))
    const status = statusOf(message) ?? 0
    if (!call || status < 200 || headerOf(message, 'CSeq') !== '1 INVITE') return
    if (headerOf(message, 'From') !== headerOf(call.invite, 'From')) throw new Error('an answer to somebody else')
    call.answer = message
    call.state = status === 200 ? 'talking' : 'over'
    call.socket.send(
      request(call, 'ACK', '1 ACK', status === 200 ? `z9hG4bK${random()}` : branchOf(headerOf(call.invite, 'Via'))),
    )
  }

  function request(
    call: { invite: SipMessage; answer?: SipMessage },
    method: string,
    sequence: string,
    branch: string,
  ) {
    const [, uri = ''] = call.invite.first.split(' ')
    const to = headerOf(call.answer ?? call.invite, 'To')
    const headers: Headers = [
      ['Via', `SIP/2.0/WS 127.0.0.1:8088;branch=${branch};rport`],
      ['Max-Forwards', '70'],
      ['From', headerOf(call.invite, 'From')],
      ['To', to],
      ['Call-ID', headerOf(call.invite, 'Call-ID')],
      ['CSeq', sequence],
    ]
    return writeMessage({ first: `${method} ${uri} SIP/2.0`, headers, body: '' })
  }

  return {
    upgrade,
    until,
    received: () => [...received],
    /** How often somebody has signed in. */
    /** How long it takes to take somebody in. */
    answersAfter(ms: number) {
      lateMs = ms
    },
    registered: (name: string) => registered.filter((one) => one === name).length,
    isThere: (name: string) => contacts.has(name),
    untilThere: (name: string) => until(`${name} is signed in`, () => contacts.has(name)),
    untilGone: (name: string) => until(`${name} is gone`, () => !contacts.has(name)),
    calls: () => [...calls.values()],
    place({ to, from, sdp, more = [] }: Placing): SwitchCall {
      const contact = contacts.get(to)
      if (!contact) throw new Error(`${to} is not there`)
      const callId = random()
      const headers: Headers = [
        ['Via', `SIP/2.0/WS 127.0.0.1:8088;branch=z9hG4bK${random()};rport`],
        ['Max-Forwards', '70'],
        ['From', `${from};tag=${random()}`],
        ['To', `<${contact.uri}>`],
        ['Contact', `<sip:asterisk@127.0.0.1:8088;transport=ws>`],
        ['Call-ID', callId],
        ['CSeq', '1 INVITE'],
        ...more,
        ['Content-Type', 'application/sdp'],
      ]
      const invite = readMessage(writeMessage({ first: `INVITE ${contact.uri} SIP/2.0`, headers, body: sdp }))
      const call = {
        state: 'ringing' as SwitchCall['state'],
        to,
        invite,
        socket: contact.socket,
        cancel() {
          if (call.state === 'ringing')
            contact.socket.send(request(call, 'CANCEL', '1 CANCEL', branchOf(headerOf(invite, 'Via'))))
        },
        hangUp() {
          if (call.state === 'talking') contact.socket.send(request(call, 'BYE', '2 BYE', `z9hG4bK${random()}`))
          call.state = 'over'
          changed()
        },
      }
      calls.set(callId, call)
      contact.socket.send(writeMessage({ ...invite, headers: headers.filter(([name]) => name !== 'Content-Length') }))
      return call
    },
  }
}

const branchOf = (via: string) => /branch=([^;]+)/.exec(via)?.[1] ?? ''

export type FakeSwitch = ReturnType<typeof createFakeSwitch>

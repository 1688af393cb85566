import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { answerChallenge, type Login } from '../../bot/channels/phone/asterisk/browser/digest.ts'
import {
  headerOf,
  headersOf,
  methodOf,
  readMessage,
  type SipMessage,
  statusOf,
  tagOf,
  uriOf,
  writeMessage,
} from '../../bot/channels/phone/asterisk/browser/sipMessage.ts'
import { createUntil } from '../support/until.ts'
import { type Media, openMedia, readSdp, writeSdp } from './media.ts'

export interface Target {
  host: string
  port: number
}

type Headers = [name: string, value: string][]

/** What a request needs beside its method. */
interface Asking {
  uri: string
  to: Target
  headers: Headers
  body?: string
  branch?: string
}

/** A call that has been answered, from one side. */
export interface Talk {
  media: Media
  isOver(): boolean
  untilOver(): Promise<unknown>
  hangUp(): Promise<void>
}

export interface Ringing {
  invite: SipMessage
  answer(): Promise<Talk>
  refuse(status: number): void
  untilCancelled(): Promise<unknown>
}

const resendMs = 500
const answeredWithinMs = 30_000
const random = () => randomBytes(8).toString('hex')

/** Where a SIP address leads, such as `sip:ben@127.0.0.1:5060`. */
export function targetOf(uri: string): Target {
  const [, host = '', port = '5060'] = /^sip:(?:[^@]*@)?([^:;>?]+)(?::(\d+))?/.exec(uri) ?? []
  return { host, port: Number(port) }
}

/** A telephone for tests over UDP: registers, calls, is called, and talks A-law. It keeps every message it gets. */
export async function openSipPhone({ host, name, login }: { host: string; name: string; login?: Login }) {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, host, resolve))
  const { port } = socket.address()
  const contact = `<sip:${name}@${host}:${port}>`
  const received: string[] = []
  const { changed, until } = createUntil()
  /** Whoever waits for the response to a request, by its branch. */
  const pending = new Map<string, (response: SipMessage) => void>()
  /** What was answered to a request, for when it comes again. */
  const replies = new Map<string, string>()
  const talks = new Map<string, { side: Side; isOver: boolean; acknowledged: boolean }>()
  const ringing: (Ringing & { callId: string; isCancelled: boolean; stop(): void })[] = []
  const timers = new Set<NodeJS.Timeout>()

  socket.on('message', (bytes, from) => {
    const text = bytes.toString()
    received.push(text)
    const message = readMessage(text)
    const back = { host: from.address, port: from.port }
    if (statusOf(message) === undefined) takeRequest(message, back)
    else pending.get(branchOf(message))?.(message)
    changed()
  })

  return {
    address: { host, port },
    uri: `sip:${name}@${host}:${port}`,
    received: () => [...received],
    async registers(server: Target) {
      const uri = `sip:${server.host}:${server.port}`
      const own = `<sip:${name}@${server.host}>`
      const headers: Headers = [
        ['Contact', contact],
        ['Expires', '300'],
      ]
      const response = await authorised(
        'REGISTER',
        { uri, to: server, headers },
        { from: own, to: own, callId: random() },
      )
      if (statusOf(response) !== 200) throw new Error(`not registered: ${response.first}`)
    },
    dial,
    async untilRings(): Promise<Ringing> {
      return until('it rings', () => ringing.find(({ isCancelled, callId }) => !isCancelled && !talks.has(callId)))
    },
    close() {
      for (const timer of timers) clearInterval(timer)
      for (const { side } of talks.values()) side.media.close()
      socket.close()
    },
  }

  /** Calls an address by way of a server, or straight to another telephone. */
  function dial(uri: string, { by = targetOf(uri), headers = [] }: { by?: Target; headers?: Headers } = {}) {
    const [callId, branch] = [random(), `z9hG4bK${random()}`]
    const from = `<sip:${name}@${host}>;tag=${random()}`
    const asking = { uri, to: by, branch }
    return { answered: invite(), cancel }

    async function invite(): Promise<Talk> {
      const media = await openMedia(host)
      const sdp: Headers = [['Contact', contact], ['Content-Type', 'application/sdp'], ...headers]
      const parties = { from, to: `<${uri}>`, callId }
      const response = await authorised(
        'INVITE',
        { ...asking, headers: sdp, body: writeSdp(host, media.port) },
        parties,
      )
      if (statusOf(response) !== 200) {
        media.close()
        throw new Error(`not answered: ${response.first}`)
      }
      media.sendTo(readSdp(response.body))
      return begin({
        callId,
        media,
        local: from,
        remote: headerOf(response, 'To'),
        target: contactOf(response, by),
        next: 10,
      })
    }

    async function cancel() {
      const headers: Headers = [
        ['From', from],
        ['To', `<${uri}>`],
        ['Call-ID', callId],
        ['CSeq', '1 CANCEL'],
      ]
      await request('CANCEL', { ...asking, branch: `${branch}`, headers }, 'CANCEL')
    }
  }

  function begin(side: Side): Talk {
    const state = { side, isOver: false, acknowledged: false }
    talks.set(side.callId, state)
    return {
      media: side.media,
      isOver: () => state.isOver,
      untilOver: () => until('the other side hangs up', () => state.isOver),
      async hangUp() {
        const headers: Headers = [
          ['From', side.local],
          ['To', side.remote],
          ['Call-ID', side.callId],
          ['CSeq', `${side.next++} BYE`],
        ]
        await request('BYE', { uri: side.target.uri, to: side.target, headers })
        end(state)
      },
    }
  }

  function end(state: { side: Side; isOver: boolean }) {
    state.isOver = true
    state.side.media.plays(0)
  }

  /** Once more with the password where it is asked for. */
  async function authorised(method: string, asking: Asking, parties: Parties): Promise<SipMessage> {
    const ask = (sequence: number, more: Headers, branch = asking.branch) =>
      request(method, {
        ...asking,
        ...(branch === undefined ? {} : { branch }),
        headers: [
          ['From', parties.from],
          ['To', parties.to],
          ['Call-ID', parties.callId],
          ['CSeq', `${sequence} ${method}`],
          ...asking.headers,
          ...more,
        ],
      })
    const response = await ask(1, [])
    const isProxy = statusOf(response) === 407
    if (!login || (statusOf(response) !== 401 && !isProxy)) return response
    const challenge = headerOf(response, isProxy ? 'Proxy-Authenticate' : 'WWW-Authenticate')
    const answer = answerChallenge(challenge, login, { method, uri: asking.uri, cnonce: random() })
    return ask(2, [[isProxy ? 'Proxy-Authorization' : 'Authorization', answer]], `z9hG4bK${random()}`)
  }

  /** Sent again until something comes back; the last response that settles it is the answer. */
  function request(method: string, { uri, to, headers, body = '', branch = `z9hG4bK${random()}` }: Asking, key = '') {
    const via: Headers = [
      ['Via', `SIP/2.0/UDP ${host}:${port};branch=${branch};rport`],
      ['Max-Forwards', '70'],
    ]
    const text = writeMessage({ first: `${method} ${uri} SIP/2.0`, headers: [...via, ...headers], body })
    return new Promise<SipMessage>((resolve, reject) => {
      const stop = resending(text, to)
      const late = setTimeout(() => reject(new Error(`${method} was not answered`)), answeredWithinMs)
      timers.add(late)
      pending.set(`${key}${branch}`, (response) => {
        stop()
        if ((statusOf(response) ?? 0) < 200) return
        clearTimeout(late)
        // A response that comes again was not acknowledged.
        if (method === 'INVITE') acknowledge(response, { uri, to, branch })
        resolve(response)
      })
    })
  }

  function acknowledge(response: SipMessage, { uri, to, branch }: { uri: string; to: Target; branch: string }) {
    const isAnswered = statusOf(response) === 200
    const target = isAnswered ? contactOf(response, to) : { ...to, uri }
    const sequence = headerOf(response, 'CSeq').split(' ')[0]
    const headers: Headers = [
      ['Via', `SIP/2.0/UDP ${host}:${port};branch=${isAnswered ? `z9hG4bK${random()}` : branch};rport`],
      ['Max-Forwards', '70'],
      ['From', headerOf(response, 'From')],
      ['To', headerOf(response, 'To')],
      ['Call-ID', headerOf(response, 'Call-ID')],
      ['CSeq', `${sequence} ACK`],
    ]
    transmit(writeMessage({ first: `ACK ${target.uri} SIP/2.0`, headers, body: '' }), target)
  }

  function takeRequest(message: SipMessage, back: Target) {
    const known = replies.get(keyOf(message))
    if (known) return transmit(known, back)
    const callId = headerOf(message, 'Call-ID')
    const talk = talks.get(callId)
    switch (methodOf(message)) {
      case 'ACK':
        if (talk) talk.acknowledged = true
        return
      case 'INVITE':
        // Asked once more within a call, the sound stays where it is.
        return talk
          ? reply(message, back, 200, writeSdp(host, talk.side.media.port), talk.side.local)
          : ring(message, back)
      case 'BYE':
        reply(message, back, talk ? 200 : 481)
        if (talk) end(talk)
        return
      case 'CANCEL':
        return cancelled(message, back)
      case 'OPTIONS':
        reply(message, back, 200)
        return
      default:
        reply(message, back, 405)
    }
  }

  function ring(invite: SipMessage, back: Target) {
    const local = `${headerOf(invite, 'To')};tag=${random()}`
    const callId = headerOf(invite, 'Call-ID')
    const one = {
      invite,
      callId,
      isCancelled: false,
      stop: () => reply(invite, back, 487, '', local),
      refuse(status: number) {
        one.isCancelled = true
        reply(invite, back, status, '', local)
      },
      untilCancelled: () => until('it stops ringing', () => one.isCancelled),
      async answer() {
        const media = await openMedia(host)
        media.sendTo(readSdp(invite.body))
        const remote = headerOf(invite, 'From')
        const talk = begin({ callId, media, local, remote, target: contactOf(invite, back), next: 1 })
        const stop = resending(reply(invite, back, 200, writeSdp(host, media.port), local), back)
        await until('the answer is acknowledged', () => talks.get(callId)?.acknowledged)
        stop()
        return talk
      },
    }
    transmit(responseTo(invite, 180, '', local), back)
    ringing.push(one)
  }

  function cancelled(message: SipMessage, back: Target) {
    const one = ringing.find(({ callId }) => callId === headerOf(message, 'Call-ID'))
    reply(message, back, one ? 200 : 481)
    if (!one || talks.has(one.callId)) return
    one.isCancelled = true
    one.stop()
  }

  function reply(
    message: SipMessage,
    back: Target,
    status: number,
    body = '',
    local = headerOf(message, 'To'),
  ): string {
    const text = responseTo(message, status, body, local)
    replies.set(keyOf(message), text)
    transmit(text, back)
    return text
  }

  function responseTo(message: SipMessage, status: number, body: string, local: string): string {
    const headers: Headers = [
      ...headersOf(message, 'Via').map((via): [string, string] => ['Via', via]),
      ['From', headerOf(message, 'From')],
      ['To', local],
      ['Call-ID', headerOf(message, 'Call-ID')],
      ['CSeq', headerOf(message, 'CSeq')],
      ['Contact', contact],
      ...(body ? ([['Content-Type', 'application/sdp']] as Headers) : []),
    ]
    return writeMessage({ first: `SIP/2.0 ${status} ${reasons[status] ?? 'Answer'}`, headers, body })
  }

  function resending(text: string, to: Target): () => void {
    transmit(text, to)
    const timer = setInterval(() => transmit(text, to), resendMs)
    timers.add(timer)
    return () => clearInterval(timer)
  }

  function transmit(text: string, to: Target) {
    socket.send(text, to.port, to.host)
  }
}

interface Parties {
  from: string
  to: string
  callId: string
}

/** What a telephone knows of a call it is in. */
interface Side {
  callId: string
  media: Media
  local: string
  remote: string
  target: Target & { uri: string }
  /** Number of its next request. */
  next: number
}

const reasons: Record<number, string> = {
  180: 'Ringing',
  200: 'OK',
  405: 'Method Not Allowed',
  481: 'Call Does Not Exist',
  486: 'Busy Here',
  487: 'Request Terminated',
}

/** A cancel has the branch of what it cancels. */
const branchOf = (message: SipMessage) => {
  const branch = /;branch=([^;\s]+)/.exec(headerOf(message, 'Via'))?.[1] ?? ''
  return headerOf(message, 'CSeq').endsWith(' CANCEL') ? `CANCEL${branch}` : branch
}

const keyOf = (message: SipMessage) => `${methodOf(message)} ${branchOf(message)} ${tagOf(headerOf(message, 'From'))}`

function contactOf(message: SipMessage, otherwise: Target): Target & { uri: string } {
  const uri = uriOf(headerOf(message, 'Contact'))
  return uri ? { ...targetOf(uri), uri } : { ...otherwise, uri: `sip:${otherwise.host}:${otherwise.port}` }
}

import { randomBytes } from 'node:crypto'
import { answerChallenge, type Login, strongestOf } from './digest.ts'
import { nowhere, ownContact } from './hiddenCaller.ts'
import { headerOf, headersOf, type SipMessage, statusOf } from './sipMessage.ts'

interface Registering {
  login: Login
  send(message: SipMessage): void
  /** Whether the switch took it. */
  settled(taken: boolean): void
}

/** Asked for; it is renewed long before, and over with its connection in any case. */
const lastsS = 600

const random = () => randomBytes(8).toString('hex')

/** Signs a telephone in at the switch with its password (RFC 3261, 10.2). */
export function createRegistration({ login, send, settled }: Registering) {
  const [callId, tag] = [random(), random()]
  const own = `<sip:${login.user}@${nowhere}>`
  const uri = `sip:${nowhere}`
  let sequence = 0
  let hasAnswered = false

  function ask(authorization: SipMessage['headers'] = []) {
    sequence += 1
    send({
      first: `REGISTER ${uri} SIP/2.0`,
      headers: [
        ['Via', `SIP/2.0/WS ${nowhere};branch=z9hG4bK${random()}`],
        ['Max-Forwards', '70'],
        ['From', `${own};tag=${tag}`],
        ['To', own],
        ['Call-ID', callId],
        ['CSeq', `${sequence} REGISTER`],
        ['Contact', `<${ownContact}>`],
        ['Expires', String(lastsS)],
        ...authorization,
      ],
      body: '',
    })
  }

  return {
    /** For the first time, or again before it runs out. */
    renew() {
      hasAnswered = false
      ask()
    },
    /** Whether this was an answer to it. */
    hear(message: SipMessage): boolean {
      if (headerOf(message, 'Call-ID') !== callId) return false
      const status = statusOf(message) ?? 0
      const challenge = strongestOf(headersOf(message, 'WWW-Authenticate'))
      if (status === 401 && challenge !== undefined && !hasAnswered) {
        hasAnswered = true
        ask([['Authorization', answerChallenge(challenge, login, { method: 'REGISTER', uri, cnonce: random() })]])
      } else if (status >= 200) settled(status === 200)
      return true
    },
  }
}

import { headerOf, methodOf, type SipMessage, statusOf, tagOf, uriOf } from './sipMessage.ts'

/** What it takes of a message to keep up a call: nothing a trunk may have put beside it, and nothing a browser may. */
const passed: ReadonlySet<string> = new Set(['via', 'max-forwards', 'to', 'call-id', 'cseq', 'content-type'])

/** An answer takes a call or refuses it. One that led elsewhere (3xx) would send a caller wherever a browser says. */
const isOurs = (status: number) => status < 300 || status >= 400

/** Where everything of ours lives that a browser talks to: a name that leads nowhere (RFC 6761). */
export const nowhere = 'line.invalid'
/** Where the switch reaches a browser: the connection it signed in with, whatever a browser would say. */
export const ownContact = `sip:staff@${nowhere};transport=ws`

/** Who the switch says it is in a call. */
interface Original {
  from: string
  contact: string
}

/**
 * Stands between the switch and one browser, to which everybody who calls is the service's number (requirements.md R2.18).
 * What the switch itself said is put back into what the browser answers, which is made anew.
 */
export function createHiddenCaller(number: string) {
  const calls = new Map<string, Original>()
  const shown = (tag: string | undefined) => `"Linje" <sip:${number}@${nowhere}>${tag ? `;tag=${tag}` : ''}`
  const contact = `sip:line@${nowhere};transport=ws`

  return {
    /** A message of the switch, as a browser may see it. */
    toBrowser(message: SipMessage): SipMessage {
      const isRequest = statusOf(message) === undefined
      const [theirs, ours] = isRequest ? (['From', 'To'] as const) : (['To', 'From'] as const)
      const callId = headerOf(message, 'Call-ID')
      if (methodOf(message) === 'INVITE' && !calls.has(callId))
        calls.set(callId, { from: headerOf(message, 'From'), contact: uriOf(headerOf(message, 'Contact')) })
      const target: [string, string][] = isRequest ? [['Contact', `<${contact}>`]] : []
      return {
        first: isRequest ? message.first : `SIP/2.0 ${statusOf(message)} Answer`,
        headers: [
          ...message.headers.filter(([name]) => passed.has(name.toLowerCase()) && name.toLowerCase() !== 'to'),
          [theirs, shown(tagOf(headerOf(message, theirs)))],
          [ours, headerOf(message, ours)],
          ...target,
        ],
        body: withoutNames(soundOf(message)),
      }
    },
    /** A message of the browser, as the switch knows its call; nothing for what no telephone that only answers has to say. */
    toSwitch(message: SipMessage): SipMessage | undefined {
      const call = calls.get(headerOf(message, 'Call-ID'))
      const status = statusOf(message)
      const isSaid = status === undefined ? methodOf(message) === 'BYE' : isOurs(status)
      if (!call || !isSaid) return undefined
      const [theirs, ours] = status === undefined ? (['To', 'From'] as const) : (['From', 'To'] as const)
      return {
        first: status === undefined ? `BYE ${call.contact} SIP/2.0` : `SIP/2.0 ${status} Answer`,
        headers: [
          ...message.headers.filter(([name]) => passed.has(name.toLowerCase()) && name.toLowerCase() !== 'to'),
          [theirs, call.from],
          [ours, headerOf(message, ours)],
          ['Contact', `<${ownContact}>`],
        ],
        body: soundOf(message),
      }
    },
  }
}

export type HiddenCaller = ReturnType<typeof createHiddenCaller>

/** What a message says of sound; what else it may carry goes no further. */
const soundOf = (message: SipMessage) =>
  headerOf(message, 'Content-Type').toLowerCase() === 'application/sdp' ? message.body : ''

/** Lines of a description of sound that are words of a person's (RFC 8866), and no address of sound. */
const withoutNames = (sdp: string) =>
  sdp
    .split('\r\n')
    .filter((line) => !/^[iuep]=/.test(line))
    .map((line) => line.replace(/^s=.*/, 's=-').replace(/^o=\S+/, 'o=-'))
    .join('\r\n')

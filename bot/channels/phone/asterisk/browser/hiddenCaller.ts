import { headerOf, methodOf, type SipMessage, statusOf, tagOf, uriOf } from './sipMessage.ts'

/** What a browser needs of a message to keep up a call, and nothing a trunk may have put beside it. */
const passed: ReadonlySet<string> = new Set(['via', 'max-forwards', 'to', 'call-id', 'cseq', 'content-type'])

/** Where everything of ours lives that a browser talks to: a name that leads nowhere (RFC 6761). */
export const nowhere = 'line.invalid'

/** Who the switch says it is in a call. */
interface Original {
  from: string
  contact: string
}

/**
 * Stands between the switch and one browser, to which everybody who calls is the service's number (requirements.md R2.18).
 * What the switch itself said is put back into what the browser answers.
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
      const isSound = headerOf(message, 'Content-Type').toLowerCase() === 'application/sdp'
      const target: [string, string][] = isRequest ? [['Contact', `<${contact}>`]] : []
      return {
        first: isRequest ? message.first : `SIP/2.0 ${statusOf(message)} Answer`,
        headers: [
          ...message.headers.filter(([name]) => passed.has(name.toLowerCase()) && name.toLowerCase() !== 'to'),
          [theirs, shown(tagOf(headerOf(message, theirs)))],
          [ours, headerOf(message, ours)],
          ...target,
        ],
        body: isSound ? withoutNames(message.body) : '',
      }
    },
    /** A message of the browser, as the switch knows its call; nothing for what no telephone that only answers has to say. */
    toSwitch(message: SipMessage): SipMessage | undefined {
      const call = calls.get(headerOf(message, 'Call-ID'))
      const isAnswer = statusOf(message) !== undefined
      if (!call || (!isAnswer && methodOf(message) !== 'BYE')) return undefined
      const theirs = isAnswer ? 'from' : 'to'
      const headers = message.headers.flatMap(([name, value]): [string, string][] => {
        if (name.toLowerCase() === 'content-length') return []
        return [[name, name.toLowerCase() === theirs ? call.from : value]]
      })
      const first = isAnswer ? message.first : `BYE ${call.contact} SIP/2.0`
      return { first, headers, body: message.body }
    },
  }
}

export type HiddenCaller = ReturnType<typeof createHiddenCaller>

/** Lines of a description of sound that are words of a person's (RFC 8866), and no address of sound. */
const withoutNames = (sdp: string) =>
  sdp
    .split('\r\n')
    .filter((line) => !/^[iuep]=/.test(line))
    .map((line) => line.replace(/^s=.*/, 's=-').replace(/^o=\S+/, 'o=-'))
    .join('\r\n')

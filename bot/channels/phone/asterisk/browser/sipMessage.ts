/** A request or a response; header names as they are written long, in any number. */
export interface SipMessage {
  first: string
  headers: readonly [name: string, value: string][]
  body: string
}

const long: Record<string, string> = { v: 'Via', f: 'From', t: 'To', i: 'Call-ID', m: 'Contact', l: 'Content-Length' }

export function readMessage(text: string): SipMessage {
  const [head = '', ...body] = text.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = lines.flatMap((line): [string, string][] => {
    const [, name, value] = /^([^:\s]+)\s*:\s*(.*)$/.exec(line) ?? []
    return name === undefined || value === undefined ? [] : [[long[name] ?? name, value]]
  })
  return { first, headers, body: body.join('\r\n\r\n') }
}

export function writeMessage({ first, headers, body }: SipMessage): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  const length = `Content-Length: ${Buffer.byteLength(body)}`
  return [first, ...lines, length, '', body].join('\r\n')
}

export const headersOf = ({ headers }: SipMessage, name: string): string[] =>
  headers.flatMap(([one, value]) => (one.toLowerCase() === name.toLowerCase() ? [value] : []))

export const headerOf = (message: SipMessage, name: string): string => headersOf(message, name)[0] ?? ''

/** `INVITE` of a request; nothing of a response. */
export const methodOf = ({ first }: SipMessage) => /^([A-Z]+) \S+ SIP\/2\.0$/.exec(first)?.[1]
/** 200 of a response; nothing of a request. */
export const statusOf = ({ first }: SipMessage) => {
  const status = /^SIP\/2\.0 (\d{3})/.exec(first)?.[1]
  return status === undefined ? undefined : Number(status)
}

export const tagOf = (value: string) => /;tag=([^;>\s]+)/.exec(value)?.[1]
export const uriOf = (value: string) => /<([^>]+)>/.exec(value)?.[1] ?? value.split(';')[0] ?? ''

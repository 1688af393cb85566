import { createHmac } from 'node:crypto'
import { textsIn } from '../../support/voiceFolder.ts'
import { type Element, readMarkup } from './readMarkup.ts'

/** Attributes the provider documents, by verb; anything else it does not understand. */
const documented: Record<string, readonly string[]> = {
  Response: [],
  Play: [],
  Gather: ['input', 'numDigits', 'timeout', 'finishOnKey', 'method', 'action', 'actionOnEmptyResult'],
  Dial: ['callerId', 'timeout', 'answerOnBridge', 'action', 'method'],
  Number: ['url', 'method'],
  Record: [
    'maxLength',
    'timeout',
    'finishOnKey',
    'playBeep',
    'trim',
    'action',
    'method',
    'recordingStatusCallback',
    'recordingStatusCallbackEvent',
  ],
  Redirect: ['method'],
  Hangup: [],
}

export interface TwilioNetwork {
  origin: string
  token: string
  from?: string
  /** Sent with every request beside what is documented. */
  more?: { fields: Record<string, string>; headers: Record<string, string> }
}

let calls = 0

/**
 * Twilio as documented, over real HTTP: every request signed, a call that does what the markup says. Read in its public reference:
 * "TwiML Voice: <Dial>" (`DialCallStatus` is completed, answered, busy, no-answer, failed or canceled; `DialBridged` says whether
 * the two were ever connected), "TwiML Voice: <Number>" (`url` is asked for before they are), "TwiML Voice: <Gather>" (`Digits`,
 * `actionOnEmptyResult`). `FinishedOnKey` is not in that table; recorded requests have it, and Twilio's own types for functions
 * call it the key that finished a Gather.
 */
export function dialTwilio(
  { origin, token, from = '+46701740605', more = { fields: {}, headers: {} } }: TwilioNetwork,
  callid = `CA${++calls}`,
) {
  const heard: string[] = []
  let bridged = false
  let at: Element[] = []
  const common = {
    CallSid: callid,
    AccountSid: 'AC',
    From: from,
    Caller: from,
    To: '+46846500401',
    Direction: 'inbound',
    ...more.fields,
  }

  function sign(url: string, fields: Record<string, string>) {
    const said = Object.keys(fields)
      .toSorted()
      .map((name) => `${name}${fields[name]}`)
    return createHmac('sha1', token)
      .update(`${url}${said.join('')}`)
      .digest('base64')
  }

  /** A telephone that cannot be reached is asked again; what is answered is taken as it is. */
  async function ask(url: string, fields: Record<string, string> = {}, signature?: string): Promise<Response> {
    const sent = { ...common, CallStatus: 'in-progress', ...fields }
    return fetch(url, {
      method: 'POST',
      headers: { ...more.headers, 'X-Twilio-Signature': signature ?? sign(url, sent) },
      body: new URLSearchParams(sent),
    })
  }

  async function markup(url: string, fields: Record<string, string> = {}): Promise<Element[]> {
    const response = await ask(url, fields)
    if (response.status !== 200) throw new Error(`refused: ${response.status}`)
    const [root] = readMarkup(await response.text())
    if (root?.name !== 'Response') throw new Error('no markup')
    complain(root)
    return root.inside
  }

  function complain({ name, attributes, inside }: Element) {
    const allowed = documented[name]
    if (!allowed) throw new Error(`no such verb: ${name}`)
    const unknown = Object.keys(attributes).filter((key) => !allowed.includes(key))
    if (unknown.length > 0) throw new Error(`not documented: ${unknown}`)
    if (name === 'Dial' && !attributes.callerId) throw new Error('the caller’s number would be shown')
    if (name === 'Gather' && !(Number(attributes.timeout) >= 1)) throw new Error('a timeout is at least a second')
    inside.forEach(complain)
  }

  /** Goes on until something has to be answered: a question, a telephone that rings, a recording, or the end. */
  async function follow(verbs: Element[]): Promise<void> {
    const [verb, ...rest] = verbs
    at = verbs
    if (verb?.name === 'Play') await listen(verb)
    if (verb?.name === 'Gather') for (const said of verb.inside) await listen(said)
    const isPassed =
      verb?.name === 'Play' || (verb?.name === 'Gather' && verb.attributes.actionOnEmptyResult !== 'true')
    if (isPassed) return follow(rest)
  }

  async function listen({ text }: Element) {
    const response = await fetch(text, { headers: more.headers })
    if (!response.ok) throw new Error(`no sound: ${response.status}`)
    heard.push(...textsIn(Buffer.from(await response.arrayBuffer())))
  }

  const verb = () => at[0]
  async function answers(fields: Record<string, string>, url = verb()?.attributes.action ?? '') {
    heard.length = 0
    await follow(await markup(url, fields))
  }

  return {
    callid,
    start: async () => follow(await markup(`${origin}/phone/twilio/start`)),
    /** What the provider does now. */
    verb,
    heard: () => [...heard],
    keys: (Digits: string) => answers({ Digits, FinishedOnKey: '' }),
    /** Ended with `#` and nothing before it. */
    onlyHash: () => answers({ Digits: '', FinishedOnKey: '#' }),
    silent: () => answers({ Digits: '', FinishedOnKey: '' }),
    ask,
    sign,
    /** How the ringing of staff ended. */
    staff: (DialCallStatus: 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled') =>
      answers({ DialCallStatus, DialBridged: String(bridged) }),
    /** Staff take up their telephone, hear what it is, and press a key or none. */
    async staffPresses(Digits: string) {
      const url = verb()?.inside[0]?.attributes.url ?? ''
      const child = { CallSid: `${callid}child`, From: '+46846500401' }
      const [gather] = await markup(url, child)
      await listen(gather?.inside[0] as Element)
      const verbs = (await markup(gather?.attributes.action ?? '', { ...child, Digits })).map(({ name }) => name)
      // Where nothing more is to be done on their side the two are connected.
      bridged = verbs.length === 0
      return verbs
    },
    recorded: (RecordingUrl: string) =>
      ask(verb()?.attributes.recordingStatusCallback ?? '', { RecordingUrl, RecordingDuration: '4' }),
    spoke: () => answers({ Digits: '#', RecordingDuration: '4' }),
    saidNothing: () => answers({}, at[1]?.text),
    status: (CallStatus: string) => ask(`${origin}/phone/twilio/hangup`, { CallStatus }),
  }
}

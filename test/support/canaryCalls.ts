import { dialElks, openElksApi } from '../channels/phone/elksNetwork.ts'
import { fakeAri } from '../channels/phone/fakeAri.ts'
import { dialTwilio } from '../channels/phone/twilioNetwork.ts'
import { freePort } from './freePort.ts'
import type { RealProcess } from './realProcess.ts'
import { voiceFolder } from './voiceFolder.ts'

interface Canary {
  shown: string
  name: string
}

/** A call as a caller makes it, at whatever provider. */
interface CanaryCall {
  keys(...keys: string[]): Promise<void>
  keysIn(digits: string): Promise<void>
  speaks(words: string): Promise<void>
  hangsUp(): Promise<void>
}

export interface Dialer {
  env: Record<string, string>
  untilReady(line: RealProcess): Promise<unknown>
  /** Requests that are refused or cannot be read, with everything in them. */
  refusals(): Promise<void>
  dial(): Promise<CanaryCall>
  /** What was sent to the line, all of it. */
  sent(): string
}

const [secret, token] = ['a-secret-that-nobody-can-guess', 'a-token-of-the-provider']

/** In every header that a proxy or a telephone network may add. */
const headersOf = ({ shown, name }: Canary) =>
  Object.fromEntries(
    [
      'User-Agent',
      'Referer',
      'Cookie',
      'Forwarded',
      'X-Forwarded-For',
      'P-Asserted-Identity',
      'Remote-Party-ID',
      'X-Caller',
    ].map((header) => [header, `"${name}" <sip:+46${shown}@example.org>`]),
  )

const fieldsOf = ({ shown, name }: Canary, names: readonly string[]) =>
  Object.fromEntries(names.map((field) => [field, `${name} +46${shown}`]))

async function pullEnv(kind: 'elks' | 'twilio', api: string) {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const env = {
    PHONE: kind,
    PORT: String(port),
    PUBLIC_ORIGIN: origin,
    VOICE_DIR: voiceFolder(['sv', 'en']),
    ELKS_SECRET: secret,
    ELKS_SOURCES: '127.0.0.1',
    ELKS_USER: 'user',
    ELKS_PASSWORD: 'password',
    ELKS_API: api,
    TWILIO_ACCOUNT: `AC${'0'.repeat(32)}`,
    TWILIO_TOKEN: token,
    TWILIO_API: api,
    PHONE_NUMBER: '+46846500401',
    PHONE_ON_CALL: '+46701740699',
  }
  return { origin, env }
}

async function elks(canary: Canary): Promise<Dialer> {
  const api = await openElksApi()
  const { origin, env } = await pullEnv('elks', api.origin)
  const fields = fieldsOf(canary, ['to', 'created', 'name', 'start', 'legs', 'why'])
  const more = { fields, headers: headersOf(canary) }
  const from = `+46${canary.shown}`
  return {
    env,
    untilReady: async () => undefined,
    sent: () => JSON.stringify([from, more]),
    async refusals() {
      for (const path of [secret, 'wrong', from, encodeURIComponent(canary.name)])
        await fetch(`${origin}/phone/${path}/start?from=${from}`, {
          method: 'POST',
          headers: more.headers,
          body: new URLSearchParams({ ...fields, from, callid: `+${from}` }),
        })
    },
    async dial() {
      const call = await dialElks({ origin, secret, from, more }, `c46${canary.shown}${Math.random()}`.replace('.', ''))
      await call.start()
      return {
        async keys(...keys) {
          for (const key of keys) await call.keys(key)
        },
        keysIn: (digits) => call.keys(digits),
        async speaks(words) {
          api.says(words)
          await call.recording(`${api.origin}/a1/recordings/${canary.shown}.wav`)
          await call.recorded()
        },
        hangsUp: async () => void (await call.hangsUp()),
      }
    },
  }
}

async function twilio(canary: Canary): Promise<Dialer> {
  const api = await openElksApi()
  const { origin, env } = await pullEnv('twilio', api.origin)
  const from = `+46${canary.shown}`
  const fields = {
    ...fieldsOf(canary, ['CallerName', 'FromCity', 'ForwardedFrom', 'StirVerstat', 'SipHeader_X-Caller', 'CallToken']),
    Caller: from,
  }
  const more = { fields, headers: headersOf(canary) }
  return {
    env,
    untilReady: async () => undefined,
    sent: () => JSON.stringify([from, more]),
    async refusals() {
      const forged = dialTwilio({ origin, token: 'another', from, more })
      await forged.ask(`${origin}/phone/twilio/start?from=${from}`)
      const known = dialTwilio({ origin, token, from, more }, `+46${canary.shown}`)
      await known.ask(`${origin}/phone/twilio/start?from=${from}`)
    },
    async dial() {
      const call = dialTwilio({ origin, token, from, more }, `CA46${canary.shown}${Math.random()}`.replace('.', ''))
      await call.start()
      return {
        async keys(...keys) {
          for (const key of keys) await call.keys(key)
        },
        keysIn: (digits) => call.keys(digits),
        async speaks(words) {
          api.says(words)
          await call.recorded(`${api.origin}/Recordings/${canary.shown}`)
          await call.spoke()
        },
        hangsUp: async () => void (await call.status('completed')),
      }
    },
  }
}

async function asterisk(canary: Canary): Promise<Dialer> {
  const ari = await fakeAri()
  const from = `+46${canary.shown}`
  const said = {
    caller: { name: canary.name, number: from },
    connected: { name: canary.name, number: from },
    name: `PJSIP/${from}-00000001`,
    accountcode: from,
    channelvars: headersOf(canary),
    dialplan: {
      context: 'from-trunk',
      exten: from,
      priority: 2,
      app_name: 'Stasis',
      app_data: `hotline,incoming,${from}`,
    },
  }
  let calls = 0
  return {
    env: {
      PHONE: 'asterisk',
      VOICE_DIR: voiceFolder(['sv', 'en']),
      ASTERISK_URL: ari.origin(),
      ASTERISK_USER: 'hotline',
      ASTERISK_PASSWORD: 'password',
      PHONE_NUMBER: '0123',
    },
    untilReady: () => ari.untilConnected(),
    sent: () => JSON.stringify(said),
    // What it cannot make sense of, and a channel that is none of ours.
    async refusals() {
      ari.saysRaw(`{"type":"${canary.name}","channel":{"id":7,"caller":{"number":"${from}"}}}`)
      ari.saysRaw(`not JSON: ${from} ${canary.name}`)
    },
    async dial() {
      const id = `${++calls}.46${canary.shown}`
      let plays = ari.asked.filter(({ path }) => path.endsWith('/play')).length
      const nextWords = () => ari.untilAsked('POST', /\/play$/, ++plays)
      ari.comes(id, from, said)
      await nextWords()
      ari.played()
      await nextWords()
      const press = async (key: string) => {
        ari.press(id, key)
        await nextWords()
      }
      return {
        async keys(...keys) {
          for (const key of keys) await press(key)
        },
        async keysIn(digits) {
          for (const digit of digits) ari.press(id, digit)
          await press('#')
        },
        async speaks(words) {
          ari.played()
          const { query } = await ari.untilAsked('POST', /\/record$/)
          ari.recordingEnds(id, query.name ?? '', Buffer.from(words))
          await nextWords()
        },
        async hangsUp() {
          ari.gone(id)
          // The next call is heard after the end of this one.
          ari.comes(`${++calls}.46${canary.shown}`, from, said)
          await nextWords()
        },
      }
    },
  }
}

/** A way to call the line at each provider, with what must be found nowhere in everything it is sent. */
export const providers = { elks, asterisk, twilio }

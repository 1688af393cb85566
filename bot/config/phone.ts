import { isIP } from 'node:net'
import type { Source } from './source.ts'

/** Who puts calls through. */
export type PhoneConfig =
  | { kind: 'off' }
  | { kind: 'simulator' }
  | {
      kind: 'asterisk'
      /** Of Asterisk's own interface. */
      url: string
      user: string
      password: string
      number: string
      /** Endpoints such as `PJSIP/ben` by the names staff sign in with. */
      staff: Readonly<Record<string, string>>
      /** The same for their consoles, which Asterisk lets in by one password. */
      browsers: Readonly<Record<string, string>>
      browserPassword: string
    }
  | {
      kind: 'elks'
      /** Part of the address the provider calls. */
      secret: string
      /** Addresses the provider calls from. */
      sources: readonly string[]
      api: string
      user: string
      password: string
      /** The line's own number, the only one that staff's telephones ever show. */
      number: string
      /** Rung when something of ours is broken. */
      onCall: string
      /** Telephone numbers by the names staff sign in with. */
      staff: Readonly<Record<string, string>>
    }
  | {
      kind: 'twilio'
      api: string
      account: string
      /** Signs the provider's requests, and is our login there. */
      token: string
      number: string
      onCall: string
      staff: Readonly<Record<string, string>>
    }

type AsteriskConfig = PhoneConfig & { kind: 'asterisk' }

/** To try the line with, the simulator; in production nothing, unless a provider is named. */
export function readPhone(source: Source): PhoneConfig {
  const production = source.text('NODE_ENV') === 'production'
  const kind =
    source.oneOf('PHONE', ['off', 'simulator', 'elks', 'asterisk', 'twilio']) ?? (production ? 'off' : 'simulator')
  const elks = readElks(source, kind === 'elks')
  const asterisk = readAsterisk(source, kind === 'asterisk')
  if (kind === 'elks') return elks
  if (kind === 'asterisk') return asterisk
  const twilio = readTwilio(source, kind === 'twilio')
  if (kind === 'twilio') return twilio
  if (kind === 'simulator' && production)
    source.problems.push('PHONE must not be simulator when NODE_ENV is production')
  return kind === 'simulator' ? { kind } : { kind: 'off' }
}

/** The addresses the provider says it calls from; it announces changes. */
const elksSources = '176.10.154.199, 85.24.146.132, 185.39.146.243, 2001:9b0:2:902::199'

function readElks(source: Source, isWanted: boolean): PhoneConfig & { kind: 'elks' } {
  const needed = neededFor(source, 'elks', isWanted)
  const secret = needed('ELKS_SECRET')
  if (secret && !/^[A-Za-z0-9_-]{22,}$/.test(secret))
    source.problems.push('ELKS_SECRET must be at least 22 letters and digits that nobody can guess')
  const sources = (source.text('ELKS_SOURCES') ?? elksSources).split(',').map((part) => part.trim())
  if (!sources.every((part) => isIP(part) !== 0))
    source.problems.push('ELKS_SOURCES must be addresses with commas between')
  return {
    kind: 'elks',
    secret,
    sources,
    api: source.text('ELKS_API') ?? 'https://api.46elks.com',
    user: needed('ELKS_USER'),
    password: needed('ELKS_PASSWORD'),
    ...readTelephones(source, 'elks', isWanted),
  }
}

function readTwilio(source: Source, isWanted: boolean): PhoneConfig & { kind: 'twilio' } {
  const needed = neededFor(source, 'twilio', isWanted)
  const account = needed('TWILIO_ACCOUNT')
  if (account && !/^AC[0-9a-f]{32}$/i.test(account))
    source.problems.push('TWILIO_ACCOUNT must be AC and 32 letters and digits')
  const api = source.text('TWILIO_API') ?? 'https://api.twilio.com'
  if (!URL.canParse(api)) source.problems.push('TWILIO_API must be an address such as https://api.twilio.com')
  return { kind: 'twilio', api, account, token: needed('TWILIO_TOKEN'), ...readTelephones(source, 'twilio', isWanted) }
}

/** Of a provider on the internet, which must reach us there. */
function readTelephones(source: Source, kind: string, isWanted: boolean) {
  const needed = neededFor(source, kind, isWanted)
  const telephone = (name: string) => {
    const number = needed(name)
    if (isWanted && number && !isTelephone(number))
      source.problems.push(`${name} must be a number such as +46701740605`)
    return number
  }
  needed('PUBLIC_ORIGIN')
  return {
    number: telephone('PHONE_NUMBER'),
    onCall: telephone('PHONE_ON_CALL'),
    staff: readStaffPhones(source, isWanted, isTelephone),
  }
}

function readAsterisk(source: Source, isWanted: boolean): AsteriskConfig {
  const needed = neededFor(source, 'asterisk', isWanted)
  const url = source.text('ASTERISK_URL') ?? 'http://127.0.0.1:8088'
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    source.problems.push('ASTERISK_URL must be an address such as http://127.0.0.1:8088')
  return {
    kind: 'asterisk',
    url,
    user: needed('ASTERISK_USER'),
    password: needed('ASTERISK_PASSWORD'),
    number: needed('PHONE_NUMBER'),
    staff: readStaffPhones(source, isWanted, isEndpoint),
    ...readBrowsers(source, isWanted),
  }
}

function readBrowsers(source: Source, isWanted: boolean) {
  const browsers = readPairs(source, 'PHONE_BROWSERS')
  const browserPassword = source.text('ASTERISK_BROWSER_PASSWORD') ?? ''
  if (isWanted && !browsers.every(isPairOf(isEndpoint)))
    source.problems.push('PHONE_BROWSERS must be names and endpoints such as ben=PJSIP/ben-browser')
  if (isWanted && browsers.length > 0 && browserPassword === '')
    source.problems.push('ASTERISK_BROWSER_PASSWORD is needed with PHONE_BROWSERS')
  return { browsers: asRecord(browsers), browserPassword }
}

const neededFor = (source: Source, kind: string, isWanted: boolean) => (name: string) => {
  const value = source.text(name)
  if (isWanted && value === undefined) source.problems.push(`${name} is needed when PHONE is ${kind}`)
  return value ?? ''
}

const isEndpoint = (text: string) => /^PJSIP\/[\w+@.-]{1,80}$/.test(text)

const isTelephone = (text: string) => /^\+\d{6,15}$/.test(text)

/** `ben=+46701740690, ruth=+46701740691` */
function readStaffPhones(
  source: Source,
  isWanted: boolean,
  isPhone: (text: string) => boolean,
): Record<string, string> {
  const read = readPairs(source, 'PHONE_STAFF')
  if (isWanted && !read.every(isPairOf(isPhone)))
    source.problems.push(
      'PHONE_STAFF must be names and numbers such as ben=+46701740690, ruth=+46701740691, or with Asterisk ben=PJSIP/ben',
    )
  return asRecord(read)
}

const readPairs = (source: Source, name: string) =>
  (source.text(name) ?? '')
    .split(',')
    .flatMap((part) => part.trim() || [])
    .map((pair) => pair.split('=').map((part) => part.trim()))

const isPairOf =
  (fits: (text: string) => boolean) =>
  ([name, value, ...rest]: string[]) =>
    name !== undefined && name !== '' && value !== undefined && fits(value) && rest.length === 0

const asRecord = (pairs: readonly string[][]) =>
  Object.fromEntries(pairs.map(([name = '', value = '']): [string, string] => [name, value]))

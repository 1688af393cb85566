import { isIP, isIPv4 } from 'node:net'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { type SignInWay, signInWays } from '../shared/signInWay.ts'
import { ConfigError } from './errors.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface Listener {
  host: string
  /** 0 takes any free port. */
  port: number
  /** Origin people reach it by, when that is not the listener itself. */
  origin?: string
}

/** Who may call `/api/messages`. */
export type BotFrameworkConfig =
  | { kind: 'off' }
  /** Anybody on this machine, without credentials, for Microsoft's Agents Playground. */
  | { kind: 'playground' }
  | { kind: 'credentials'; appId: string; appPassword: string; tenantId?: string }

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

/** Ways to staff outside the console; each is off when it is absent. */
export interface AlertConfig {
  push?: { contact: string; services: readonly string[] }
  mail?: { url: string; from: string }
  sms?: { url: string; user: string; password: string; from: string }
}

/** The store that several processes share, and whether it may lose what was acknowledged. */
export interface RedisConfig {
  store: string
  keys?: string
  relaxed: boolean
}

export interface Config {
  production: boolean
  signIn: SignInWay
  visitors: Listener
  console: Listener
  /** Proxies whose forwarding headers are believed, in Express's words; empty believes nobody. */
  trustProxy: readonly string[]
  folders: { data: string; keys: string }
  redis?: RedisConfig
  settingsFile: string
  /** A file or an https address that heads of the audit trail are sent to. */
  auditAnchor?: string
  botFramework: BotFrameworkConfig
  phone: PhoneConfig
  /** Where the recordings for the telephone lie. */
  voiceFolder: string
  alerts: AlertConfig
  /** Turns the Direct Line endpoint on. */
  directLineSecret?: string
}

/** Reads the whole configuration, or throws a ConfigError that names every problem at once. */
export function readConfig(env: Environment): Readonly<Config> {
  const source = readFrom(env)
  const config: Config = {
    production: source.oneOf('NODE_ENV', ['development', 'production', 'test']) === 'production',
    signIn: (source.oneOf('SIGN_IN', signInWays) as SignInWay | undefined) ?? 'passkeys',
    visitors: readListener(source, '', 8080),
    console: readListener(source, 'CONSOLE_', 8081),
    trustProxy: readTrustProxy(source),
    folders: readFolders(source),
    ...optional('redis', readRedis(source)),
    settingsFile: source.text('SETTINGS_FILE') ?? 'bot/settings.json',
    ...optional('auditAnchor', readAuditAnchor(source)),
    botFramework: readBotFramework(source),
    phone: readPhone(source),
    voiceFolder: source.text('VOICE_DIR') ?? './voice',
    alerts: readAlerts(source),
    ...optional('directLineSecret', readDirectLineSecret(source)),
  }
  refuseCombinations(config, source.problems)
  if (source.problems.length > 0) throw new ConfigError(source.problems)
  return freeze(config)
}

interface Source {
  problems: string[]
  /** What the variable says; an empty one counts as absent. */
  text(name: string): string | undefined
  oneOf(name: string, allowed: readonly string[]): string | undefined
}

function readFrom(env: Environment): Source {
  const problems: string[] = []
  const text = (name: string) => env[name]?.trim() || undefined
  const oneOf = (name: string, allowed: readonly string[]) => {
    const value = text(name)
    if (value !== undefined && !allowed.includes(value)) problems.push(`${name} must be one of: ${allowed.join(', ')}`)
    return value
  }
  return { problems, text, oneOf }
}

function readListener(source: Source, prefix: '' | 'CONSOLE_', fallbackPort: number): Listener {
  const originName = prefix === '' ? 'PUBLIC_ORIGIN' : 'CONSOLE_ORIGIN'
  return {
    host: readHost(source, `${prefix}HOST`),
    port: readPort(source, `${prefix}PORT`, fallbackPort),
    ...optional('origin', readOrigin(source, originName)),
  }
}

function readHost(source: Source, name: string) {
  const host = source.text(name) ?? '127.0.0.1'
  const known = isIP(host) !== 0 || /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(host)
  if (!known) source.problems.push(`${name} must be an address or a host name, for example 127.0.0.1`)
  return host
}

function readPort(source: Source, name: string, fallback: number) {
  const text = source.text(name) ?? String(fallback)
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) source.problems.push(`${name} must be a whole number from 0 to 65535`)
  return port
}

function readOrigin(source: Source, name: string) {
  const text = source.text(name)
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isOrigin = url !== undefined && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href
  if (!isOrigin) source.problems.push(`${name} must be an origin without a path, for example https://chat.example.org`)
  return url?.origin
}

/** `true` is never accepted: with it anybody can claim any address, and the limits per address are gone. */
function readTrustProxy(source: Source) {
  const listed = (source.text('TRUST_PROXY') ?? '').split(',').flatMap((part) => part.trim() || [])
  const isKnown = (part: string) => part === 'loopback' || isNetwork(part)
  if (!listed.every(isKnown)) {
    source.problems.push('TRUST_PROXY must be "loopback" or a list of proxy addresses such as 10.0.0.5, 10.1.0.0/16')
  }
  return listed
}

function isNetwork(text: string) {
  const [address = '', bits, ...rest] = text.split('/')
  if (isIP(address) === 0 || rest.length > 0) return false
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (isIPv4(address) ? 32 : 128))
  )
}

function readFolders(source: Source) {
  const data = source.text('DATA_DIR') ?? './data'
  const keys = source.text('KEY_DIR') ?? './keys'
  // A backup of the data must never hold the keys that open it.
  if (isWithin(keys, data)) source.problems.push('KEY_DIR must not be DATA_DIR or lie inside it')
  return { data, keys }
}

function isWithin(inner: string, outer: string) {
  const path = relative(resolve(outer), resolve(inner))
  return !(path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path))
}

/** Redis, for several processes beside each other; the keys lie in KEY_DIR unless they have a Redis of their own. */
function readRedis(source: Source): RedisConfig | undefined {
  const store = readRedisAddress(source, 'STORE')
  const keys = readRedisAddress(source, 'KEY_STORE')
  const relaxed = source.oneOf('STORE_RELAXED', ['0', '1']) === '1'
  if (store === undefined) {
    if (keys !== undefined || relaxed) source.problems.push('KEY_STORE and STORE_RELAXED need STORE')
    return undefined
  }
  // A copy of the one must never hold the other.
  if (keys !== undefined && new URL(keys).host === new URL(store).host) {
    source.problems.push('KEY_STORE must be another Redis than STORE')
  }
  return { store, relaxed, ...optional('keys', keys) }
}

function readRedisAddress(source: Source, name: string) {
  const address = source.text(name)
  if (address === undefined) return undefined
  const isRedis = URL.canParse(address) && /^rediss?:$/.test(new URL(address).protocol)
  if (!isRedis) source.problems.push(`${name} must be the address of a Redis, for example redis://localhost:6379`)
  return isRedis ? address : undefined
}

/** Whoever can write in the line's own folders must not be able to write here as well. */
function readAuditAnchor(source: Source) {
  const target = source.text('AUDIT_ANCHOR')
  if (target === undefined || target.startsWith('https://')) {
    if (target !== undefined && !URL.canParse(target)) source.problems.push('AUDIT_ANCHOR is not an address')
    return target
  }
  const { data, keys } = readFolders({ ...source, problems: [] })
  if (target.includes('://')) source.problems.push('AUDIT_ANCHOR must be a file or an https address')
  if (isWithin(target, data) || isWithin(target, keys)) {
    source.problems.push('AUDIT_ANCHOR must not lie in DATA_DIR or KEY_DIR')
  }
  return target
}

function readBotFramework(source: Source): BotFrameworkConfig {
  const playground = source.oneOf('BOT_PLAYGROUND', ['0', '1']) === '1'
  const appId = source.text('BOT_APP_ID')
  const appPassword = source.text('BOT_APP_PASSWORD')
  const tenantId = source.text('BOT_TENANT_ID')
  if (appId && appPassword) {
    if (playground) source.problems.push('BOT_PLAYGROUND must not be set together with BOT_APP_ID')
    return { kind: 'credentials', appId, appPassword, ...optional('tenantId', tenantId) }
  }
  if (appId || appPassword) source.problems.push('BOT_APP_ID and BOT_APP_PASSWORD must be set together')
  else if (tenantId) source.problems.push('BOT_TENANT_ID needs BOT_APP_ID and BOT_APP_PASSWORD')
  return { kind: playground ? 'playground' : 'off' }
}

function readAlerts(source: Source): AlertConfig {
  return {
    ...optional('push', readPush(source)),
    ...optional('mail', readMail(source)),
    ...optional('sms', readSms(source)),
  }
}

const pushServices = 'fcm.googleapis.com, updates.push.services.mozilla.com, notify.windows.com, web.push.apple.com'

/** The browser names the service, so the line says which it will ever speak to. */
function readPush(source: Source): AlertConfig['push'] {
  const contact = source.text('PUSH_CONTACT')
  const services = (source.text('PUSH_SERVICES') ?? pushServices).split(',').flatMap((part) => part.trim() || [])
  if (contact !== undefined && !/^(mailto:\S+@\S+|https:\/\/\S+)$/.test(contact)) {
    source.problems.push('PUSH_CONTACT must be an address such as mailto:it@example.org')
  }
  if (!services.every((host) => /^[a-z0-9.-]+(:\d{1,5})?$/.test(host))) {
    source.problems.push('PUSH_SERVICES must be a list of host names')
  }
  return contact === undefined ? undefined : { contact, services }
}

function readMail(source: Source): AlertConfig['mail'] {
  const url = source.text('SMTP_URL')
  const from = source.text('SMTP_FROM')
  if (url === undefined && from === undefined) return undefined
  if (!url || !from) source.problems.push('SMTP_URL and SMTP_FROM must be set together')
  if (url && !(URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol))) {
    source.problems.push('SMTP_URL must be the address of a mail server, for example smtps://mail.example.org:465')
  }
  return url && from ? { url, from } : undefined
}

function readSms(source: Source): AlertConfig['sms'] {
  const names = ['SMS_URL', 'SMS_USER', 'SMS_PASSWORD', 'SMS_FROM']
  const [url, user, password, from] = names.map((name) => source.text(name))
  if (!url && !user && !password && !from) return undefined
  if (!url || !user || !password || !from) {
    source.problems.push(`${names.join(', ')} must be set together`)
    return undefined
  }
  const isWeb = URL.canParse(url) && (/^https:$/.test(new URL(url).protocol) || isLoopback(new URL(url).hostname))
  if (!isWeb) source.problems.push('SMS_URL must be an https address')
  if (!/^(\+\d{7,15}|[A-Za-z0-9]{3,11})$/.test(from)) {
    source.problems.push('SMS_FROM must be a number such as +46701740605, or 3 to 11 letters')
  }
  return { url, user, password, from }
}

function readDirectLineSecret(source: Source) {
  const secret = source.text('DIRECT_LINE_SECRET')
  if (secret && secret.length < 32) source.problems.push('DIRECT_LINE_SECRET must have at least 32 characters')
  return secret
}

/** To try the line with, the simulator; in production nothing, unless a provider is named. */
function readPhone(source: Source): PhoneConfig {
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
  }
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
  const pairs = (source.text('PHONE_STAFF') ?? '').split(',').flatMap((part) => part.trim() || [])
  const read = pairs.map((pair) => pair.split('=').map((part) => part.trim()))
  if (isWanted && !read.every(([name, number, ...rest]) => name && number && isPhone(number) && rest.length === 0))
    source.problems.push(
      'PHONE_STAFF must be names and numbers such as ben=+46701740690, ruth=+46701740691, or with Asterisk ben=PJSIP/ben',
    )
  return Object.fromEntries(read.map(([name = '', number = '']) => [name, number]))
}

function refuseCombinations(config: Config, problems: string[]) {
  const { visitors, console, production, botFramework } = config
  if (visitors.port === console.port && visitors.port !== 0) problems.push('PORT and CONSOLE_PORT must differ')
  if (config.signIn === 'passkeys' && !mayHavePasskeys(console)) {
    problems.push(
      'CONSOLE_ORIGIN must be a name behind https, or http://localhost, for passkeys; or set SIGN_IN=password',
    )
  }
  if (botFramework.kind !== 'playground') return
  if (visitors.origin || config.trustProxy.length > 0) {
    problems.push('BOT_PLAYGROUND must not be set together with PUBLIC_ORIGIN or TRUST_PROXY')
  }
  if (production) problems.push('BOT_PLAYGROUND must not be set when NODE_ENV is production')
  if (!isLoopback(visitors.host)) problems.push('BOT_PLAYGROUND needs a HOST on this machine only, such as 127.0.0.1')
}

/** Browsers keep passkeys for a name that TLS vouches for, and for this machine. */
function mayHavePasskeys({ origin }: Listener) {
  if (!origin) return true
  const { protocol, hostname } = new URL(origin)
  if (!protocol.startsWith('http')) return true
  return hostname === 'localhost' || (protocol === 'https:' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0)
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))

const optional = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [N in Name]?: Value }

function freeze<Value extends object>(value: Value): Readonly<Value> {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part)
  return Object.freeze(value)
}

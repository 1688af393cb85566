import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Environment } from '../bot/config/source.ts'
import { readConfig } from '../bot/config.ts'
import { ConfigError } from '../bot/errors.ts'

test('nothing has to be set', () => {
  expect(readConfig({})).toEqual({
    production: false,
    signIn: 'passkeys',
    visitors: { host: '127.0.0.1', port: 8080 },
    console: { host: '127.0.0.1', port: 8081 },
    trustProxy: [],
    folders: { data: './data', keys: './keys' },
    settingsFile: 'bot/settings.json',
    botFramework: { kind: 'off' },
    phone: { kind: 'simulator' },
    voiceFolder: './voice',
    alerts: {},
  })
})

test('every setting is taken', () => {
  const config = readConfig({
    NODE_ENV: 'production',
    SIGN_IN: 'password',
    HOST: '0.0.0.0',
    PORT: '80',
    CONSOLE_HOST: '::1',
    CONSOLE_PORT: '81',
    PUBLIC_ORIGIN: 'https://chat.example.org',
    CONSOLE_ORIGIN: 'https://console.example.org:8443/',
    TRUST_PROXY: '10.0.0.5, 10.1.0.0/16',
    DATA_DIR: '/var/lib/line',
    KEY_DIR: '/var/lib/line-keys',
    SETTINGS_FILE: '/etc/line.json',
    BOT_APP_ID: 'id',
    BOT_APP_PASSWORD: 'password',
    BOT_TENANT_ID: 'tenant',
    DIRECT_LINE_SECRET: 's'.repeat(32),
    PHONE: 'off',
    VOICE_DIR: '/var/lib/voice',
    PUSH_CONTACT: 'mailto:it@example.org',
    PUSH_SERVICES: 'push.example.org',
    SMTP_URL: 'smtps://mail.example.org:465',
    SMTP_FROM: 'line@example.org',
    SMS_URL: 'https://sms.example.org/send',
    SMS_USER: 'name',
    SMS_PASSWORD: 'word',
    SMS_FROM: 'Jour',
  })
  expect(config).toEqual({
    production: true,
    signIn: 'password',
    visitors: { host: '0.0.0.0', port: 80, origin: 'https://chat.example.org' },
    console: { host: '::1', port: 81, origin: 'https://console.example.org:8443' },
    trustProxy: ['10.0.0.5', '10.1.0.0/16'],
    folders: { data: '/var/lib/line', keys: '/var/lib/line-keys' },
    settingsFile: '/etc/line.json',
    botFramework: { kind: 'credentials', appId: 'id', appPassword: 'password', tenantId: 'tenant' },
    phone: { kind: 'off' },
    voiceFolder: '/var/lib/voice',
    alerts: {
      push: { contact: 'mailto:it@example.org', services: ['push.example.org'] },
      mail: { url: 'smtps://mail.example.org:465', from: 'line@example.org' },
      sms: { url: 'https://sms.example.org/send', user: 'name', password: 'word', from: 'Jour' },
    },
    directLineSecret: 's'.repeat(32),
  })
})

const elks = {
  PHONE: 'elks',
  PUBLIC_ORIGIN: 'https://chat.example.org',
  ELKS_SECRET: 's'.repeat(22),
  ELKS_USER: 'user',
  ELKS_PASSWORD: 'password',
  PHONE_NUMBER: '+46846500401',
  PHONE_ON_CALL: '+46701740699',
  PHONE_STAFF: 'ben=+46701740690, ruth = +46701740691',
}

test('a telephone provider is taken with everybody who can be rung', () => {
  expect(readConfig(elks).phone).toMatchObject({
    kind: 'elks',
    number: '+46846500401',
    staff: { ben: '+46701740690', ruth: '+46701740691' },
  })
})

const asterisk = { PHONE: 'asterisk', ASTERISK_USER: 'hotline', ASTERISK_PASSWORD: 'password', PHONE_NUMBER: '0123' }

test('calls are answered in the consoles that Asterisk has endpoints for', () => {
  const consoles = { PHONE_BROWSERS: 'ben=PJSIP/ben-browser', ASTERISK_BROWSER_PASSWORD: 'another' }
  expect(readConfig({ ...asterisk, ...consoles }).phone).toMatchObject({
    browsers: { ben: 'PJSIP/ben-browser' },
    browserPassword: 'another',
  })
})

const twilio = {
  PHONE: 'twilio',
  PUBLIC_ORIGIN: 'https://chat.example.org',
  TWILIO_ACCOUNT: `AC${'0'.repeat(32)}`,
  TWILIO_TOKEN: 'token',
  PHONE_NUMBER: '+46846500401',
  PHONE_ON_CALL: '+46701740699',
}

test('the third provider is off until it is named', () => {
  expect(readConfig({ ...twilio, PHONE: '' }).phone).toEqual({ kind: 'simulator' })
  expect(readConfig(twilio).phone).toMatchObject({ kind: 'twilio', api: 'https://api.twilio.com', staff: {} })
})

test('an empty variable is an absent one, and others are ignored', () => {
  expect(readConfig({ PORT: '', PUBLIC_ORIGIN: ' ', BOT_APP_ID: '', HOME: '/root' })).toEqual(readConfig({}))
})

test('port 0 may be taken twice', () => {
  expect(problemsOf({ PORT: '0', CONSOLE_PORT: '0' })).toEqual([])
})

test('the playground is allowed on this machine', () => {
  expect(readConfig({ BOT_PLAYGROUND: '1' }).botFramework).toEqual({ kind: 'playground' })
})

test('the configuration is frozen, every part of it', () => {
  const config = readConfig({})
  expect([config, config.visitors, config.folders, config.trustProxy, config.botFramework].every(Object.isFrozen)).toBe(
    true,
  )
})

test.each<[string, Environment]>([
  ['NODE_ENV', { NODE_ENV: 'prod' }],
  ['PHONE', { PHONE: 'asterix' }],
  ['ASTERISK_USER', { PHONE: 'asterisk', ASTERISK_PASSWORD: 'password', PHONE_NUMBER: '0123' }],
  ['ASTERISK_URL', { ASTERISK_URL: '127.0.0.1' }],
  ['ELKS_SECRET', { ...elks, ELKS_SECRET: 'short' }],
  ['ELKS_SECRET', { ...elks, ELKS_SECRET: '' }],
  ['ELKS_SOURCES', { ...elks, ELKS_SOURCES: 'everybody' }],
  ['PUBLIC_ORIGIN', { ...elks, PUBLIC_ORIGIN: '' }],
  ['TWILIO_ACCOUNT', { ...twilio, TWILIO_ACCOUNT: 'mine' }],
  ['TWILIO_TOKEN', { ...twilio, TWILIO_TOKEN: '' }],
  ['TWILIO_API', { ...twilio, TWILIO_API: 'api' }],
  ['PUBLIC_ORIGIN', { ...twilio, PUBLIC_ORIGIN: '' }],
  ['PHONE_ON_CALL', { ...twilio, PHONE_ON_CALL: 'ben' }],
  ['PHONE_NUMBER', { ...elks, PHONE_NUMBER: '0701740605' }],
  ['PHONE_STAFF', { ...elks, PHONE_STAFF: 'ben' }],
  ['PHONE_BROWSERS', { ...asterisk, PHONE_BROWSERS: 'ben=+46701740690', ASTERISK_BROWSER_PASSWORD: 'password' }],
  ['ASTERISK_BROWSER_PASSWORD', { ...asterisk, PHONE_BROWSERS: 'ben=PJSIP/ben-browser' }],
  ['PHONE', { PHONE: 'simulator', NODE_ENV: 'production' }],
  ['HOST', { HOST: 'http://localhost' }],
  ['PORT', { PORT: '65536' }],
  ['PORT', { PORT: '-1' }],
  ['PORT', { PORT: '80.5' }],
  ['CONSOLE_PORT', { CONSOLE_PORT: 'eight' }],
  ['PORT and CONSOLE_PORT', { PORT: '9000', CONSOLE_PORT: '9000' }],
  ['PORT and CONSOLE_PORT', { PORT: '8081' }],
  ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'https://chat.example.org/start' }],
  ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'https://name:word@chat.example.org' }],
  ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'chat.example.org' }],
  ['CONSOLE_ORIGIN', { CONSOLE_ORIGIN: 'ftp://chat.example.org' }],
  ['TRUST_PROXY', { TRUST_PROXY: 'true' }],
  ['TRUST_PROXY', { TRUST_PROXY: '1' }],
  ['TRUST_PROXY', { TRUST_PROXY: '0.0.0.0/0' }],
  ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.0/33' }],
  ['KEY_DIR', { KEY_DIR: './data' }],
  ['KEY_DIR', { DATA_DIR: '/srv/line', KEY_DIR: '/srv/line/keys' }],
  ['BOT_APP_ID and BOT_APP_PASSWORD', { BOT_APP_ID: 'id' }],
  ['BOT_APP_ID and BOT_APP_PASSWORD', { BOT_APP_PASSWORD: 'password' }],
  ['BOT_TENANT_ID', { BOT_TENANT_ID: 'tenant' }],
  ['BOT_PLAYGROUND', { BOT_PLAYGROUND: 'yes' }],
  ['BOT_PLAYGROUND', { BOT_PLAYGROUND: '1', NODE_ENV: 'production' }],
  ['BOT_PLAYGROUND', { BOT_PLAYGROUND: '1', HOST: '0.0.0.0' }],
  ['BOT_PLAYGROUND', { BOT_PLAYGROUND: '1', HOST: '127.evil.example' }],
  ['BOT_PLAYGROUND', { BOT_PLAYGROUND: '1', BOT_APP_ID: 'id', BOT_APP_PASSWORD: 'password' }],
  ['PUSH_CONTACT', { PUSH_CONTACT: 'it@example.org' }],
  ['PUSH_SERVICES', { PUSH_SERVICES: 'https://push.example.org/' }],
  ['SMTP_URL and SMTP_FROM', { SMTP_FROM: 'line@example.org' }],
  ['SMTP_URL', { SMTP_URL: 'mail.example.org', SMTP_FROM: 'line@example.org' }],
  ['SMS_URL, SMS_USER, SMS_PASSWORD, SMS_FROM', { SMS_USER: 'name' }],
  ['SMS_URL', { SMS_URL: 'http://sms.example.org', SMS_USER: 'n', SMS_PASSWORD: 'w', SMS_FROM: 'Jour' }],
  ['SMS_FROM', { SMS_URL: 'https://sms.example.org', SMS_USER: 'n', SMS_PASSWORD: 'w', SMS_FROM: 'a line' }],
  ['DIRECT_LINE_SECRET', { DIRECT_LINE_SECRET: 's'.repeat(31) }],
])('%s is refused when it is wrong: %o', (start, env) => {
  expect(problemsOf(env)).toEqual([expect.stringMatching(new RegExp(`^${start} `))])
})

test('all problems are reported at once', () => {
  const problems = problemsOf({ PORT: 'x', TRUST_PROXY: 'true', BOT_APP_ID: 'id', DIRECT_LINE_SECRET: 'short' })
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
    'PORT',
    'TRUST_PROXY',
    'BOT_APP_ID',
    'DIRECT_LINE_SECRET',
  ])
})

test('a problem never repeats a secret', () => {
  expect(problemsOf({ DIRECT_LINE_SECRET: 'Sesam', BOT_APP_PASSWORD: 'Sesam' }).join()).not.toContain('Sesam')
})

test('.env.example names exactly what is read, each under a comment, and holds the defaults', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
  const lines = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value] as const)
  expect(lines.map(([name]) => name).sort()).toEqual(namesRead())
  expect(
    example
      .split('\n\n')
      .slice(1)
      .filter((block) => !block.startsWith('# ')),
  ).toEqual([])
  expect(readConfig(Object.fromEntries(lines))).toEqual(readConfig({}))
})

function problemsOf(env: Environment): readonly string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

function namesRead() {
  const names = new Set<string>()
  const get = (_: object, name: string) => void names.add(name)
  readConfig(new Proxy({}, { get }))
  return [...names].sort()
}

test.each([
  ['https://console.example.org', true],
  ['http://localhost:9000', true],
  ['http://console.example.org', false],
  ['https://10.0.0.5', false],
  ['https://[::1]', false],
])('passkeys at %s: %s', (CONSOLE_ORIGIN, works) => {
  const read = (SIGN_IN: string) => () => readConfig({ CONSOLE_ORIGIN, SIGN_IN })
  if (works) expect(read('passkeys')().signIn).toBe('passkeys')
  else expect(read('passkeys')).toThrow(ConfigError)
  expect(read('password')().signIn).toBe('password')
})

const provider = {
  SIGN_IN: 'oidc',
  OIDC_ISSUER: 'https://id.example.org/tenant',
  OIDC_CLIENT_ID: 'hotline',
  OIDC_CLIENT_SECRET: 'Sesam',
  OIDC_ACR: 'phr  hardware',
}

test('the identity provider is taken as it is told', () => {
  const read = readConfig({ ...provider, CONSOLE_ORIGIN: 'https://console.example.org' }).provider
  const { OIDC_ISSUER: issuer } = provider
  const told = { issuer, clientId: 'hotline', proof: { secret: 'Sesam' }, acr: ['phr', 'hardware'], claim: 'sub' }
  expect(read).toEqual(told)
  const fromFile = { ...provider, OIDC_CLIENT_SECRET: '', OIDC_CLIENT_SECRET_FILE: '/etc/secret', OIDC_CLAIM: 'oid' }
  expect(readConfig(fromFile).provider).toEqual({ ...told, proof: { secretFile: '/etc/secret' }, claim: 'oid' })
  const withKey = { ...provider, OIDC_CLIENT_SECRET: '', OIDC_CLIENT_KEY_FILE: '/etc/key' }
  expect(readConfig(withKey).provider).toEqual({ ...told, proof: { keyFile: '/etc/key' } })
  expect(readConfig({ ...provider, SIGN_IN: 'passkeys' }).provider).toBeUndefined()
})

test.each([
  ['OIDC_ISSUER', { OIDC_ISSUER: '' }],
  ['OIDC_ISSUER', { OIDC_ISSUER: 'http://id.example.org' }],
  ['OIDC_ISSUER', { OIDC_ISSUER: 'https://id.example.org/?tenant=1' }],
  ['OIDC_ISSUER', { OIDC_ISSUER: 'https://name:word@id.example.org/' }],
  ['OIDC_CLIENT_ID', { OIDC_CLIENT_ID: '' }],
  ['one of OIDC_CLIENT_SECRET', { OIDC_CLIENT_SECRET: '' }],
  ['one of OIDC_CLIENT_SECRET', { OIDC_CLIENT_SECRET_FILE: '/etc/secret' }],
  ['one of OIDC_CLIENT_SECRET', { OIDC_CLIENT_KEY_FILE: '/etc/key' }],
  ['OIDC_ACR', { OIDC_ACR: '' }],
  ['OIDC_CLAIM', { OIDC_CLAIM: 'two words' }],
  ['CONSOLE_ORIGIN', { CONSOLE_ORIGIN: 'http://console.example.org' }],
])('an identity provider is refused for %s: %o', (start, env) => {
  expect(problemsOf({ ...provider, ...env })).toEqual([expect.stringMatching(new RegExp(`^${start}[ ,]`))])
  expect(problemsOf({ ...provider, ...env }).join()).not.toContain('Sesam')
})

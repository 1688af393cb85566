import { type SignInWay, signInWays } from '../shared/signInWay.ts'
import { type AlertConfig, readAlerts } from './config/alerts.ts'
import { type BotFrameworkConfig, readBotFramework, readDirectLineSecret } from './config/botFramework.ts'
import { readAuditAnchor, readFolders } from './config/folders.ts'
import { isTrustworthy, type Listener, mayHavePasskeys, readListener, readTrustProxy } from './config/listener.ts'
import { type PhoneConfig, readPhone } from './config/phone.ts'
import { type ProviderConfig, readProvider } from './config/provider.ts'
import { type RedisConfig, readRedis } from './config/redis.ts'
import { type Environment, isLoopback, optional, readFrom } from './config/source.ts'
import { ConfigError } from './errors.ts'

export interface Config {
  production: boolean
  signIn: SignInWay
  /** Where one signs in with it. */
  provider?: ProviderConfig
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
  const signIn = (source.oneOf('SIGN_IN', signInWays) as SignInWay | undefined) ?? 'passkeys'
  const config: Config = {
    production: source.oneOf('NODE_ENV', ['development', 'production', 'test']) === 'production',
    signIn,
    ...optional('provider', readProvider(source, signIn === 'oidc')),
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

function refuseCombinations(config: Config, problems: string[]) {
  const { visitors, console, production, botFramework } = config
  if (visitors.port === console.port && visitors.port !== 0) problems.push('PORT and CONSOLE_PORT must differ')
  if (config.signIn === 'passkeys' && !mayHavePasskeys(console)) {
    problems.push(
      'CONSOLE_ORIGIN must be a name behind https, or http://localhost, for passkeys; or set SIGN_IN=password',
    )
  }
  if (config.signIn === 'oidc' && !isTrustworthy(console)) {
    problems.push('CONSOLE_ORIGIN must begin with https, or be http://localhost, for SIGN_IN=oidc')
  }
  if (botFramework.kind !== 'playground') return
  if (visitors.origin || config.trustProxy.length > 0) {
    problems.push('BOT_PLAYGROUND must not be set together with PUBLIC_ORIGIN or TRUST_PROXY')
  }
  if (production) problems.push('BOT_PLAYGROUND must not be set when NODE_ENV is production')
  if (!isLoopback(visitors.host)) problems.push('BOT_PLAYGROUND needs a HOST on this machine only, such as 127.0.0.1')
}

function freeze<Value extends object>(value: Value): Readonly<Value> {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part)
  return Object.freeze(value)
}

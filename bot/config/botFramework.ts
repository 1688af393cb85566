import { optional, type Source } from './source.ts'

/** Who may call `/api/messages`. */
export type BotFrameworkConfig =
  | { kind: 'off' }
  /** Anybody on this machine, without credentials, for Microsoft's Agents Playground. */
  | { kind: 'playground' }
  | { kind: 'credentials'; appId: string; appPassword: string; tenantId?: string }

export function readBotFramework(source: Source): BotFrameworkConfig {
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

export function readDirectLineSecret(source: Source) {
  const secret = source.text('DIRECT_LINE_SECRET')
  if (secret && secret.length < 32) source.problems.push('DIRECT_LINE_SECRET must have at least 32 characters')
  return secret
}

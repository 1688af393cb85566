import { ActivityEventNames } from '@microsoft/agents-activity'
import {
  type AuthConfiguration,
  CloudAdapter,
  OutboundHostValidator,
  type TurnContext,
} from '@microsoft/agents-hosting'
import { toWire } from '../../../errors.ts'
import { logBug, logEvent } from '../../../log.ts'
import type { Translate } from '../../../text/translate.ts'
import { readLanguage } from '../readLanguage.ts'

/** Who may call: channels that show a token for this bot, or anybody on this machine. */
export type ChannelLogin =
  | { kind: 'playground' }
  | { kind: 'credentials'; appId: string; appPassword: string; tenantId?: string }

/** The SDK's adapter, which asks channels for proof and answers only where Microsoft's channels (or this machine) are. */
export function createLineAdapter(login: ChannelLogin, t: Translate): CloudAdapter {
  const adapter = new CloudAdapter(
    authorization(login),
    undefined,
    undefined,
    { emitStackTrace: false, validateServiceUrl: true },
    new OutboundHostValidator(allowedHosts(login)),
  )
  // The SDK's own handler writes two English sentences to the visitor.
  adapter.onTurnError = (context, error) => apologise(context, error, t)
  return adapter
}

export const identityOf = (login: ChannelLogin) =>
  login.kind === 'credentials' ? CloudAdapter.createIdentity(login.appId) : { name: 'anonymous' }

/** As a whole connection, because the SDK would otherwise look for one in the environment. */
function authorization(login: ChannelLogin): AuthConfiguration {
  if (login.kind === 'playground') return {}
  const { appId, appPassword, tenantId } = login
  const line = {
    clientId: appId,
    clientSecret: appPassword,
    validateIssuer: true,
    ...(tenantId === undefined ? {} : { tenantId }),
  }
  return { connections: new Map([['line', line]]), connectionsMap: [{ serviceUrl: '*', connection: 'line' }] }
}

const allowedHosts = (login: ChannelLogin) =>
  login.kind === 'playground'
    ? { enabled: true, includeDefaultMicrosoftHosts: false, hosts: ['localhost', '127.0.0.1', '[::1]'] }
    : { enabled: true }

async function apologise(context: TurnContext, error: unknown, t: Translate) {
  // Something of ours that could not be pushed is pushed again: the visitor has nothing to repeat.
  if (context.activity.name === ActivityEventNames.ContinueConversation) throw error
  const { code } = toWire(error)
  if (code === 'unexpected') logBug('turn:failed', error)
  else logEvent('turn:failed', { code })
  try {
    await context.sendActivity(t(readLanguage(context.activity.locale) ?? 'sv', 'sorry'))
  } catch {
    logEvent('delivery:failed')
  }
}

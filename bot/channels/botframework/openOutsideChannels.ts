import type { DirectLineOptions } from './directLine/openDirectLine.ts'
import type { ChannelLogin } from './messages/lineAdapter.ts'
import type { ChannelParts, OutsideChannel } from './outsideChannel.ts'

export interface OutsideConfig {
  botFramework: { kind: 'off' } | ChannelLogin
  directLineSecret?: string
}

/** The Bot Framework channels that are switched on: none, unless the operator says so; what is off is not even loaded. */
export async function openOutsideChannels(
  parts: ChannelParts & Pick<DirectLineOptions, 'presence' | 'origin'>,
  { botFramework, directLineSecret }: OutsideConfig,
): Promise<OutsideChannel[]> {
  const channels: OutsideChannel[] = []
  if (botFramework.kind !== 'off') {
    const { openMessages } = await import('./messages/openMessages.ts')
    channels.push(openMessages(parts, botFramework))
  }
  if (directLineSecret) {
    const { openDirectLine } = await import('./directLine/openDirectLine.ts')
    channels.push(openDirectLine(parts, { ...parts, secret: directLineSecret }))
  }
  return channels
}

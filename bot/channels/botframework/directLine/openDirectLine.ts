import type { ChannelParts, OutsideChannel } from '../outsideChannel.ts'
import { createOwnTurns } from '../ownTurns.ts'
import { createActivityReader } from './activitySet.ts'
import { createClientNames } from './clientNames.ts'
import { directLineRoutes } from './directLineRoutes.ts'
import { createDirectLineTokens } from './directLineTokens.ts'
import { createStreams, type StreamPresence } from './streams.ts'

export interface DirectLineOptions {
  secret: string
  presence: StreamPresence
  /** How clients reach this server, when that is not by the address they called. */
  origin: string | undefined
}

/** Direct Line 3.0, for clients of the Bot Framework that talk to us without a channel in between. */
export function openDirectLine(parts: ChannelParts, { secret, presence, origin }: DirectLineOptions): OutsideChannel {
  const { ports, t, keys } = parts
  const clientNames = createClientNames(keys)
  const tokens = createDirectLineTokens(keys, ports.clock, secret)
  const readActivities = createActivityReader(ports, t, clientNames)
  const streams = createStreams({ readActivities, tokens, presence })
  const { takeTurn } = createOwnTurns('directline', parts, keys)
  return {
    routes(door) {
      directLineRoutes(door, { ports, tokens, clientNames, readActivities, takeTurn, origin })
    },
    attach: streams.attach,
    push: streams.push,
    attend: async () => streams.check(),
    close: streams.close,
  }
}

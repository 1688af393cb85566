import type { ConversationId } from '../shared/ids.ts'
import { createNextShared } from '../shared/nextShared.ts'
import { loadPage } from './builtPage.ts'
import { openOutsideChannels } from './channels/botframework/openOutsideChannels.ts'
import { createWebchatTurns } from './channels/botframework/webchatTurns.ts'
import type { Telephone } from './channels/phone/telephone.ts'
import { pageRoutes } from './channels/webchat/pageRoutes.ts'
import { openVisitorSockets } from './channels/webchat/visitorSockets.ts'
import { isHttps } from './config/listener.ts'
import type { Context } from './context.ts'
import { createFindNames } from './domain/guardedNames.ts'
import { createApp } from './http/createApp.ts'
import { fromOwnSite } from './http/fromOwnSite.ts'
import { createOriginCheck } from './http/origins.ts'
import { sessionCookie } from './http/sessionCookie.ts'
import { openListener } from './openListener.ts'
import { waitingInOrder } from './usecases/waitingList.ts'

export type VisitorSide = Awaited<ReturnType<typeof openVisitorSide>>

const limits = { pingEveryMs: 20_000, mostUnread: 1024 * 1024, othersWithinMs: 1_000 }

/** What visitors reach: the page, its line, and every outside channel. */
export async function openVisitorSide(context: Context, isReady: () => boolean, telephone: Telephone | undefined) {
  const { config } = context
  const webchat = webchatOf(context)
  const page = await loadPage(context.ports.random.id)
  const channels = await openOutsideChannels({ ...context, origin: config.visitors.origin }, config)
  const https = isHttps(config.visitors)
  const { app, routes } = createApp({
    https,
    trustProxy: config.trustProxy,
    isReady,
    relaxed: context.relaxed,
    guards: { change: [fromOwnSite(createOriginCheck(config.visitors.origin))] },
    routes(door) {
      for (const channel of channels) channel.routes(door)
      telephone?.visitorRoutes?.(door)
      pageRoutes(door, { webchat, page, cookie: sessionCookie({ https, called: 's' }) })
    },
  })
  const { server, door, connections } = openListener(app, config.visitors, limits)
  const sockets = openVisitorSockets(server, webchat, door)
  for (const channel of channels) channel.attach(server)
  return {
    server,
    routes,
    connections,
    refreshWaiting: sockets.refreshWaiting,
    watchQueue: sockets.watchQueue,
    refreshAll: sockets.refreshAll,
    /** Whatever the channel: the one that holds the conversation acts. */
    push(id: ConversationId) {
      sockets.push(id)
      for (const channel of channels) channel.push(id)
    },
    rangElsewhere(id: ConversationId) {
      sockets.rangElsewhere(id)
      for (const channel of channels) channel.push(id)
    },
    async attendChannels() {
      await Promise.all(channels.map((channel) => channel.attend()))
    },
    async close() {
      await Promise.all([sockets.close(), ...channels.map((channel) => channel.close())])
    },
  }
}

const webchatOf = ({ ports, t, keys, sealer, presence, inTurn }: Context) => ({
  ports,
  t,
  keys,
  sealer,
  presence,
  findNames: createFindNames(() => ports.settings.current().guardedNames),
  waitingOrder: createNextShared(() => waitingInOrder(ports)),
  takeTurn: createWebchatTurns({ ports, t, inTurn }),
})

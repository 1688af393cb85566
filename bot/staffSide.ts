import type { ConversationId, StaffId } from '../shared/ids.ts'
import { isPushService } from './alerts/pushServices.ts'
import { vapidKeys } from './alerts/pushWay.ts'
import { consoleFolder } from './builtPage.ts'
import type { Telephone } from './channels/phone/telephone.ts'
import { isHttps } from './config/listener.ts'
import type { Context } from './context.ts'
import { consoleRoutes } from './http/consoleRoutes.ts'
import { createApp } from './http/createApp.ts'
import { fromConsole, fromOwnSite } from './http/fromOwnSite.ts'
import { createOriginCheck } from './http/origins.ts'
import { passOf, sessionCookie } from './http/sessionCookie.ts'
import { triedWith } from './http/signInRoutes.ts'
import { openListener } from './openListener.ts'
import { openPracticeLine } from './practiceLine.ts'
import { closedView } from './sockets/conversationView.ts'
import { openStaffSockets } from './sockets/staffSockets.ts'
import type { PushDoor } from './sockets/staffTools.ts'
import { admitStaff } from './usecases/admitStaff.ts'
import { noteFailedSignIn, noteRefused } from './usecases/refusals.ts'

// The console's telephone waits for as long as a switch takes to let somebody in.
const limits = { pingEveryMs: 5_000, mostUnread: 4 * 1024 * 1024, othersWithinMs: 10_000 }

/** What staff reach: the console and its line. */
export function openStaffSide(context: Context, isReady: () => boolean, telephone: Telephone | undefined) {
  const { ports, t, config, relaxed } = context
  const https = isHttps(config.console)
  const [cookie, flowCookie] = [sessionCookie({ https }), sessionCookie({ https, called: 'flow' })]
  const isOurs = createOriginCheck(config.console.origin)
  const { app, routes } = createApp({
    https,
    trustProxy: config.trustProxy,
    isReady,
    relaxed,
    guards: {
      change: [fromConsole, fromOwnSite(isOurs)],
      // Pages ask for news by themselves; only what changes something is a person's doing for certain.
      admit: (headers, row) =>
        admitStaff(ports, passOf(cookie, headers), row, { use: row.method === 'get' ? 'looked' : 'used' }),
      refused(error, row, staff) {
        if (staff) noteRefused(ports, staff, row.needs, error)
        else if (row.rate === 'signIn') noteFailedSignIn(ports, triedWith(ports, row.path), error)
      },
    },
    routes(door) {
      telephone?.consoleRoutes?.(door)
      const readClosed = (id: ConversationId) => closedView({ ports, t }, id)
      const hasTelephone = telephone?.browsers !== undefined
      consoleRoutes(door, { ports, cookie, flowCookie, folder: consoleFolder, readClosed, hasTelephone })
    },
  })
  const { server, door, connections } = openListener(app, config.console, limits)
  telephone?.browsers?.attach(server, { isOurs, readToken: cookie.read })
  const sockets = openStaffSockets(
    server,
    toolsOf(context, telephone),
    { ...door, readToken: cookie.read },
    (staff, language) => openPracticeLine(ports, staff, language),
  )
  return { server, routes, connections, sockets }
}

const toolsOf = (context: Context, telephone: Telephone | undefined) => ({
  ports: context.ports,
  t: context.t,
  presence: context.presence,
  standsBy: (staff: StaffId) => [...context.presence.onDuty(), ...context.presence.onBreak()].includes(staff),
  tellWriting: context.announcer.tellWriting,
  ...pushDoor(context),
  ...(telephone?.browsers ? { telephoneOf: telephone.browsers.viewOf } : {}),
})

function pushDoor({ config: { alerts }, keys }: Context): { push?: PushDoor } {
  if (!alerts.push) return {}
  const { services } = alerts.push
  const { publicKey } = vapidKeys(keys.keyFor('web push'))
  return { push: { publicKey, isService: (endpoint) => isPushService(services, endpoint) } }
}

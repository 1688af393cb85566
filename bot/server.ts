import { once } from 'node:events'
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ConversationId } from '../shared/ids.ts'
import { createNextShared } from '../shared/nextShared.ts'
import { isPushService } from './alerts/pushServices.ts'
import { vapidKeys } from './alerts/pushWay.ts'
import { createAnchoring } from './audit/anchor.ts'
import { loadPage } from './builtPage.ts'
import { openOutsideChannels } from './channels/botframework/openOutsideChannels.ts'
import { createPhoneTurns } from './channels/botframework/phoneTurns.ts'
import { createWebchatTurns } from './channels/botframework/webchatTurns.ts'
import { openTelephone } from './channels/phone/openTelephone.ts'
import { openRecordings } from './channels/phone/recordings.ts'
import type { Telephone } from './channels/phone/telephone.ts'
import { pageRoutes } from './channels/webchat/pageRoutes.ts'
import { openVisitorSockets } from './channels/webchat/visitorSockets.ts'
import type { Listener } from './config/listener.ts'
import type { Context } from './context.ts'
import type { RouteRow } from './domain/door.ts'
import { createFindNames } from './domain/guardedNames.ts'
import { ConfigError, isCode } from './errors.ts'
import { answerMalformed } from './http/answerMalformed.ts'
import { consoleRoutes } from './http/consoleRoutes.ts'
import { createApp } from './http/createApp.ts'
import { fromConsole, fromOwnSite } from './http/fromOwnSite.ts'
import { gatherWrites } from './http/gatherWrites.ts'
import { trackConnections } from './http/openConnections.ts'
import { createOriginCheck } from './http/origins.ts'
import { sessionCookie } from './http/sessionCookie.ts'
import { triedWith } from './http/signInRoutes.ts'
import { jobs } from './jobs/jobs.ts'
import { keepRunning, type Wait, waitInRealTime } from './jobs/keepRunning.ts'
import { logBug } from './log.ts'
import { openPracticeLine } from './practiceLine.ts'
import { createSocketDoor, type SocketLimits } from './socketDoor.ts'
import { closedView } from './sockets/conversationView.ts'
import { openStaffSockets, type StaffSockets } from './sockets/staffSockets.ts'
import type { PushDoor } from './sockets/staffTools.ts'
import { admitStaff } from './usecases/admitStaff.ts'
import { catchUpWithEdits } from './usecases/editContent.ts'
import { noteFailedSignIn, noteRefused, writeRefusals } from './usecases/refusals.ts'
import { waitingInOrder } from './usecases/waitingList.ts'

/** A listener that answers, and every route it has. */
interface Listening {
  port: number
  routes: readonly RouteRow[]
}

export interface RunningLine {
  visitors: Listening
  console: Listening
  stop(): Promise<void>
}

/** How long the end waits for the other side to take its leave; a page that is gone never does. */
const goodbyeWithinMs = 1000

/** Joins HTTP, sockets and jobs. Resolves when both listeners answer. */
export async function startServer(
  context: Context,
  { wait = waitInRealTime }: { wait?: Wait } = {},
): Promise<RunningLine> {
  const stopping = new AbortController()
  const isReady = () => !stopping.signal.aborted
  const telephone = openPhone(context)
  const visitors = await openVisitors(context, isReady, telephone)
  const staff = openConsole(context, isReady, telephone)
  ringTogether(context, visitors, staff.sockets)
  if (telephone) context.announcer.onRing(telephone.push)
  const refreshAll = () => {
    visitors.refreshAll()
    staff.sockets.refreshAll()
  }
  const takeEdits = () =>
    void catchUpWithEdits(context.ports)
      // A store that does not answer now is asked again by a job.
      .catch((error: unknown) => isCode(error, 'unavailable') || logBug('announcement:failed', error))
      .then(refreshAll)
  context.announcer.onEdited(takeEdits)
  context.shared?.onMissed(takeEdits)
  // A line that visitors reach and staff do not is worse than none: both listen, or neither does.
  try {
    await listen(staff.server, context.config.console, 'CONSOLE_PORT')
    context.consoleOrigin.opened(portOf(staff.server))
    await listen(visitors.server, context.config.visitors, 'PORT')
  } catch (error) {
    await Promise.allSettled([visitors.close(), staff.sockets.close()])
    await context.closeStores()
    throw error
  }
  void wait(prepareAfterMs, stopping.signal).then(() => prepareAnswers(context, isReady))
  const anchor = createAnchoring(context.ports, context.config.auditAnchor)
  const running = jobs(context.ports, visitors, staffChores(context, staff.sockets, telephone), anchor).map((job) =>
    keepRunning(job, wait, stopping.signal),
  )
  return {
    visitors: { port: portOf(visitors.server), routes: visitors.routes },
    console: { port: portOf(staff.server), routes: staff.routes },
    async stop() {
      stopping.abort()
      // Closing a socket server closes its HTTP server too; what is acknowledged is durable already.
      const partings = [visitors, staff].map(({ connections }) => setTimeout(connections.cut, goodbyeWithinMs))
      await Promise.all([visitors.close(), staff.sockets.close(), telephone?.close(), ...running])
      for (const parting of partings) clearTimeout(parting)
      await writeRefusals(context.ports, () => true).catch(notWritten)
      await context.closeStores()
    },
  }
}

/** A store that is away at the very end takes no more. */
function notWritten(error: unknown) {
  if (!isCode(error, 'unavailable')) logBug('job:failed', error)
}

const staffChores = ({ presence, board }: Context, sockets: StaffSockets, telephone: Telephone | undefined) => ({
  async endLostSessions() {
    await Promise.all([sockets.endLostSessions(), telephone?.browsers?.endLostSessions()])
  },
  attendTelephones: async () => telephone?.browsers?.attend(),
  lookAtConsoles: presence.look,
  lookAtBoard: board.look,
})

/** The first page goes before the word lists, and they go before the first text. */
const prepareAfterMs = 1500

/** In small steps, so that nobody who writes or presses a key meanwhile is held up. */
async function prepareAnswers({ ports }: Context, isReady: () => boolean) {
  try {
    for (const answers of Object.values(ports.answers)) {
      for (const _step of answers.prepare()) {
        await setImmediate()
        if (!isReady()) return
      }
    }
    ports.recogniseLanguage('')
  } catch (error) {
    logBug('job:failed', error)
  }
}

const consoleFolder = fileURLToPath(new URL('../dist/console', import.meta.url))

/** Nothing where the configuration has no telephone. */
function openPhone({ ports, t, presence, inTurn, config }: Context): Telephone | undefined {
  const recordings = openRecordings(t, config.voiceFolder)
  const parts = { ports, presence, inTurn, recordings, ...createPhoneTurns({ ports, t, inTurn }) }
  return openTelephone(parts, config.phone, {
    pages: consoleFolder,
    voice: config.voiceFolder,
    origin: config.visitors.origin,
    after,
  })
}

function after(ms: number, run: () => void) {
  const timer = setTimeout(run, ms).unref()
  return () => clearTimeout(timer)
}

type VisitorSide = Awaited<ReturnType<typeof openVisitors>>

async function openVisitors(context: Context, isReady: () => boolean, telephone: Telephone | undefined) {
  const { ports, t, keys, sealer, presence, inTurn, config } = context
  const page = await loadPage(ports.random.id)
  const channels = await openOutsideChannels({ ...context, origin: config.visitors.origin }, config)
  const webchat = {
    ports,
    t,
    keys,
    sealer,
    presence,
    findNames: createFindNames(() => ports.settings.current().guardedNames),
    waitingOrder: createNextShared(() => waitingInOrder(ports)),
    takeTurn: createWebchatTurns({ ports, t, inTurn }),
  }
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
  const server = createServer(app)
  gatherWrites(server)
  const visitorsDoor = doorOf(config.visitors, { pingEveryMs: 20_000, mostUnread: 1024 * 1024 })
  answerMalformed(server, visitorsDoor.headers)
  const sockets = openVisitorSockets(server, webchat, visitorsDoor)
  for (const channel of channels) channel.attach(server)
  return {
    server,
    routes,
    connections: trackConnections(server),
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

function openConsole(context: Context, isReady: () => boolean, telephone: Telephone | undefined) {
  const { ports, t, presence, announcer, config, relaxed } = context
  const cookie = sessionCookie({ https: isHttps(config.console) })
  const flowCookie = sessionCookie({ https: isHttps(config.console), called: 'flow' })
  const { app, routes } = createApp({
    https: isHttps(config.console),
    trustProxy: config.trustProxy,
    isReady,
    relaxed,
    guards: {
      change: [fromConsole, fromOwnSite(createOriginCheck(config.console.origin))],
      // Pages ask for news by themselves; only what changes something is a person's doing for certain.
      admit: (header, row) =>
        admitStaff(ports, cookie.read(header), row, { use: row.method === 'get' ? 'looked' : 'used' }),
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
  const server = createServer(app)
  gatherWrites(server)
  const door = {
    ...doorOf(config.console, { pingEveryMs: 5_000, mostUnread: 4 * 1024 * 1024 }),
    readToken: cookie.read,
  }
  answerMalformed(server, door.headers)
  const isOurs = createOriginCheck(config.console.origin)
  telephone?.browsers?.attach(server, { isOurs, readToken: cookie.read })
  return {
    server,
    routes,
    connections: trackConnections(server),
    sockets: openStaffSockets(
      server,
      {
        ports,
        t,
        presence,
        tellWriting: announcer.tellWriting,
        ...pushDoor(context),
        ...(telephone?.browsers ? { telephoneOf: telephone.browsers.viewOf } : {}),
      },
      door,
      (staff, language) => openPracticeLine(ports, staff, language),
    ),
  }
}

function pushDoor({ config: { alerts }, keys }: Context): { push?: PushDoor } {
  if (!alerts.push) return {}
  const { services } = alerts.push
  const { publicKey } = vapidKeys(keys.keyFor('web push'))
  return { push: { publicKey, isService: (endpoint) => isPushService(services, endpoint) } }
}

/** Who is told of what: a conversation's change goes to its page and to staff, and staff coming or going to all who wait. */
function ringTogether(
  { announcer, delivery, presence, board, consoles }: Context,
  visitors: VisitorSide,
  staff: StaffSockets,
) {
  delivery.add(visitors.push)
  announcer.onRing(staff.push)
  announcer.onWriting(staff.showWriting)
  announcer.onOwnRing(visitors.watchQueue)
  announcer.onOtherRing(visitors.rangElsewhere)
  presence.onStaffChange(() => {
    visitors.refreshWaiting()
    staff.refreshShift()
  })
  presence.onVisitorChange(staff.push)
  board.onChange(() => {
    visitors.refreshWaiting()
    staff.refreshShift()
  })
  consoles.onCall(staff.call)
}

async function listen(server: HttpServer, { host, port }: Listener, name: string) {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new ConfigError([`${name}: ${host}:${port} cannot be used (${(error as NodeJS.ErrnoException).code})`])
  }
}

const doorOf = (listener: Listener, limits: SocketLimits) => createSocketDoor(listener, isHttps(listener), limits)

const portOf = (server: HttpServer) => (server.address() as AddressInfo).port
const isHttps = ({ origin }: Listener) => origin?.startsWith('https:') ?? false

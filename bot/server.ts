import { setImmediate } from 'node:timers/promises'
import { createAnchoring } from './audit/anchor.ts'
import { consoleFolder } from './builtPage.ts'
import { createPhoneTurns } from './channels/botframework/phoneTurns.ts'
import { openTelephone } from './channels/phone/openTelephone.ts'
import { openRecordings } from './channels/phone/recordings.ts'
import type { Telephone } from './channels/phone/telephone.ts'
import type { Context } from './context.ts'
import type { RouteRow } from './domain/door.ts'
import { isCode } from './errors.ts'
import { jobs, type StaffChores } from './jobs/jobs.ts'
import { keepRunning, type Wait, waitInRealTime } from './jobs/keepRunning.ts'
import { logBug } from './log.ts'
import { listen, portOf } from './openListener.ts'
import { ringTogether } from './ringTogether.ts'
import type { StaffSockets } from './sockets/staffSockets.ts'
import { openStaffSide } from './staffSide.ts'
import { writeRefusals } from './usecases/refusals.ts'
import { openVisitorSide, type VisitorSide } from './visitorSide.ts'

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

type StaffSide = ReturnType<typeof openStaffSide>

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
  const visitors = await openVisitorSide(context, isReady, telephone)
  const staff = openStaffSide(context, isReady, telephone)
  ringTogether(context, { visitors, staff: staff.sockets, telephone })
  await listenBoth(context, visitors, staff)
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

/** A line that visitors reach and staff do not is worse than none: both listen, or neither does. */
async function listenBoth({ config, consoleOrigin, closeStores }: Context, visitors: VisitorSide, staff: StaffSide) {
  try {
    await listen(staff.server, config.console, 'CONSOLE_PORT')
    consoleOrigin.opened(portOf(staff.server))
    await listen(visitors.server, config.visitors, 'PORT')
  } catch (error) {
    await Promise.allSettled([visitors.close(), staff.sockets.close()])
    await closeStores()
    throw error
  }
}

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

const staffChores = (
  { presence, board }: Context,
  sockets: StaffSockets,
  telephone: Telephone | undefined,
): StaffChores => ({
  async endLostSessions() {
    await Promise.all([sockets.endLostSessions(), telephone?.browsers?.endLostSessions()])
  },
  attendTelephones: async () => telephone?.browsers?.attend(),
  lookAtConsoles: presence.look,
  lookAtBoard: board.look,
})

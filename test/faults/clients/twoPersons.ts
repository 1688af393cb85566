import type { Told } from '../../../console/connection/ask.ts'
import { approve, askBoard, askFor, takeApproved } from '../../../console/connection/fourEyes.ts'
import { askStatistics } from '../../../console/statistics/ask.ts'
import type { FourEyesView } from '../../../shared/fourEyes.ts'
import type { ProposalView } from '../../../shared/statistics/statisticsWire.ts'
import { type Account, proofOf } from '../../support/oneTimeCodes.ts'
import type { Note } from '../history.ts'
import type { Randomness } from '../random.ts'
import { type Browser, browseAs } from './browseAs.ts'
import { wait } from './hurry.ts'

interface Me extends Account {
  browser: Browser
  /** Where an answer says that the session does not stand any more. */
  signsInAgain(): Promise<void>
}

interface Circumstances {
  note: Note
  random: Randomness
  until: AbortSignal
}

/** Where something stands that takes two persons, and how each step of it is pressed there. */
interface Page<Request extends FourEyesView> {
  read(): Promise<{ requests: readonly Request[]; ask?: Asking } | 'notSignedIn' | undefined>
  approve(id: string, proof: string): Promise<Told<unknown>>
  use(id: string): Promise<Told<unknown>>
  /** What the run calls it: once at most may it be carried out. */
  nameOf(request: Request): string
}

interface Asking {
  request: string
  conversation?: string
  press(proof: string): Promise<Told<unknown>>
}

const lookEveryMs = 800
/** A code is good for once. No more are used than there are new ones, so that one is left to sign in again. */
const newCodeEveryMs = 30_000

/** Of coordinators: that a closed conversation is kept longer, or read. */
export function askAboutConversations(me: Me, circumstances: Circumstances): Promise<void> {
  const { random } = circumstances
  let asked = 0
  return doWhatTakesTwo<FourEyesView>(me, circumstances, {
    async read() {
      const board = await askBoard()
      if (!board.ok) return board.code === 'notSignedIn' ? board.code : undefined
      const { requests, closed } = board.value
      if (closed.length === 0) return { requests }
      const about = random.oneOf(closed).id
      const kind = random.chance(0.7) ? 'keepLonger' : 'readClosed'
      asked += 1
      const reference = `${me.name} ${asked}`
      const press = (proof: string) => askFor({ kind, about, why: 'authority', reference, proof })
      return { requests, ask: { request: `${kind} ${reference}`, conversation: about, press } }
    },
    approve,
    use: takeApproved,
    nameOf: ({ kind, reference }) => `${kind} ${reference}`,
  })
}

/** Of managers: that the statistics of a period are released. */
export function releaseStatistics(me: Me, circumstances: Circumstances): Promise<void> {
  return doWhatTakesTwo<ProposalView>(me, circumstances, {
    async read() {
      const page = await askStatistics('read', {})
      if (!page.ok) return page.code === 'notSignedIn' ? page.code : undefined
      const { proposals: requests, due } = page.value
      const [period] = due
      if (period === undefined) return { requests }
      const press = (proof: string) =>
        askStatistics('propose', {
          period,
          external: [],
          noneElsewhere: true,
          why: 'calendar',
          reference: me.name,
          proof,
        })
      return { requests, ask: { request: `releaseStatistics ${period}`, press } }
    },
    approve: (id, proof) => askStatistics('approve', { id, proof }),
    use: (id) => askStatistics('release', { id }),
    nameOf: ({ period }) => `releaseStatistics ${period}`,
  })
}

/** Asks now and then, approves what somebody else asked for, and carries out what was approved, by a double click. */
async function doWhatTakesTwo<Request extends FourEyesView>(
  me: Me,
  { note, random, until }: Circumstances,
  page: Page<Request>,
) {
  const stopped = new Promise<undefined>((done) => until.addEventListener('abort', () => done(undefined)))
  let proving: Promise<void> | undefined
  let provedAt = 0
  let presses = 0

  async function press(
    what: 'asks' | 'approves' | 'uses',
    { request, conversation }: Pick<Asking, 'request' | 'conversation'>,
    told: () => Promise<Told<unknown>>,
  ) {
    presses += 1
    const line = { what, request, count: presses, ...(conversation ? { conversation } : {}) }
    note({ type: 'invoke', ...line })
    const answer = await browseAs(me.browser, told)
    // What is not known to be refused may have happened.
    if (answer.ok) note({ type: 'ok', ...line })
    else note({ type: answer.code === 'unavailable' ? 'info' : 'fail', ...line, code: answer.code })
  }
  async function prove(run: (proof: string) => Promise<void>) {
    provedAt = Date.now()
    const proof = await Promise.race([proofOf(me.browser.origin, me), stopped])
    if (proof !== undefined) await run(proof)
    proving = undefined
  }

  async function look() {
    const board = await browseAs(me.browser, () => page.read())
    if (board === 'notSignedIn') return me.signsInAgain()
    if (!board) return
    for (const request of board.requests.filter(({ isMine, state }) => isMine && state === 'approved')) {
      const use = () => press('uses', { request: page.nameOf(request) }, () => page.use(request.id))
      await Promise.all([use(), use()])
    }
    if (Date.now() < provedAt + newCodeEveryMs) return
    const { ask, requests } = board
    const theirs = requests.find(({ mayApprove }) => mayApprove)
    if (theirs)
      proving ??= prove((proof) =>
        press('approves', { request: page.nameOf(theirs) }, () => page.approve(theirs.id, proof)),
      )
    else if (ask && requests.length === 0 && random.chance(0.2))
      proving ??= prove((proof) => press('asks', ask, () => ask.press(proof)))
  }

  while (!until.aborted) {
    await look()
    await Promise.race([wait(lookEveryMs), stopped])
  }
  await proving
}

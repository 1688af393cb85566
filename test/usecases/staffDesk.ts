import { createRefusalCounts } from '../../bot/domain/refusalCounts.ts'
import { createSignInDelay } from '../../bot/domain/signInDelay.ts'
import { HotlineError } from '../../bot/errors.ts'
import { keysFrom } from '../../bot/keys.ts'
import { codeAt, createOneTimeCodes } from '../../bot/oneTimeCodes.ts'
import { tokens } from '../../bot/passwords.ts'
import type { AuditAct } from '../../bot/ports/audit.ts'
import type { FreshProof, Passwords } from '../../bot/ports/staff.ts'
import { createSealer } from '../../bot/sealer.ts'
import { createMemoryStore } from '../../bot/stores/memory/createMemoryStore.ts'
import { signIn } from '../../bot/usecases/signIn.ts'
import { oneTab } from '../support/asConsole.ts'
import { fixedClock } from '../support/fixedClock.ts'
import { listedAudit } from '../support/listedAudit.ts'
import { fromBase32 } from '../support/oneTimeCodes.ts'
import { seededRandom } from '../support/seededRandom.ts'

/** Costs nothing and counts how often it was asked, which is what the cost of a try is. */
function countingPasswords(): Passwords & { asked: (string | undefined)[] } {
  const asked: (string | undefined)[] = []
  return {
    asked,
    hash: async (password) => `hash of ${password}`,
    async verify(password, hash) {
      asked.push(hash)
      return hash === `hash of ${password}`
    },
  }
}

const notProven: FreshProof = async () => {
  throw new HotlineError('notProven')
}

function staffStores() {
  const { staff, passkeys, links } = createMemoryStore()
  return { staff, passkeys, links }
}

const oneTimeCodes = createOneTimeCodes(createSealer(keysFrom(Buffer.alloc(32, 7))))

/** The parts that accounts and signing in need. */
export const staffDesk = () => ({
  ...staffStores(),
  oneTimeCodes,
  passwords: countingPasswords(),
  tokens,
  audit: listedAudit(),
  signInDelay: createSignInDelay(),
  refusals: createRefusalCounts<AuditAct>(),
  clock: fixedClock(),
  random: seededRandom(),
  freshProof: notProven,
})

/** Nobody has signed in there yet. */
export const newBrowser = { tab: oneTab, heldBefore: '' }

/** An authenticator app connected to this account, which shows the code of the half-minute and, after that was taken, the ones beside it. */
export async function withApp(desk: ReturnType<typeof staffDesk>, name: string) {
  const account = (await desk.staff.byName(name))!
  const { secret, sealed } = desk.oneTimeCodes.make(account.id)
  const connected = await desk.staff.change(account.id, { passwordUntil: undefined, codeSecret: sealed })
  const taken = new Set<string>()
  const steps = () => [0, 1, -1].map((beside) => Math.floor(desk.clock.now() / 30_000) + beside)
  const code = () =>
    steps()
      .map((step) => codeAt(fromBase32(secret), step))
      .find((shown) => !taken.has(shown)) ?? ''
  async function signsIn(password: string, as = name) {
    const shown = code()
    const signedIn = await signIn(desk, { name: as, password, code: shown }, newBrowser)
    taken.add(shown)
    return signedIn
  }
  return { account: connected, code, signsIn }
}

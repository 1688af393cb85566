import { createSignInDelay } from '../../bot/domain/signInDelay.ts'
import { HotlineError } from '../../bot/errors.ts'
import { tokens } from '../../bot/passwords.ts'
import type { FreshProof, Passwords } from '../../bot/ports/staff.ts'
import { createMemoryStore } from '../../bot/stores/memory/createMemoryStore.ts'
import { fixedClock } from '../support/fixedClock.ts'
import { listedAudit } from '../support/listedAudit.ts'
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

/** The parts that accounts and signing in need. */
export const staffDesk = () => ({
  ...staffStores(),
  passwords: countingPasswords(),
  tokens,
  audit: listedAudit(),
  signInDelay: createSignInDelay(),
  clock: fixedClock(),
  random: seededRandom(),
  freshProof: notProven,
})

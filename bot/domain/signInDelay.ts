/** Slows down guessing of passwords, by name and over all names. Kept in memory: a restart forgives. */
export interface SignInDelay {
  /**
   * Counts a try and returns 0, or returns how long to wait in milliseconds and counts nothing. A try counts as failed
   * until `succeeded` says otherwise, so that many at the same moment gain nothing.
   */
  begin(name: string, now: number): number
  succeeded(name: string, now: number): void
  /** Nobody could say whether the try holds: it counts for nothing. */
  unjudged(name: string, now: number): void
}

interface Failures {
  count: number
  waitsUntil: number
}

const firstWaitMs = 1000
const longestWaitMs = 5 * 60_000
/** Over all names together: this many failures at once, then one a second. */
const burst = 20
const refillMs = 1000

/** @param mostNames how many names are remembered; the one tried longest ago is forgotten first. */
export function createSignInDelay({ mostNames = 10_000 } = {}): SignInDelay {
  const names = new Map<string, Failures>()
  const budget = createBudget()

  function remember(name: string, failures: Failures) {
    names.delete(name)
    names.set(name, failures)
    const [oldest] = names.keys()
    if (names.size > mostNames && oldest !== undefined) names.delete(oldest)
  }

  return {
    begin(name, now) {
      const { count, waitsUntil } = names.get(name) ?? { count: 0, waitsUntil: now }
      const waitMs = Math.max(waitsUntil - now, budget.waitMs(now))
      if (waitMs > 0) return waitMs
      budget.spend(now)
      remember(name, { count: count + 1, waitsUntil: now + waitAfter(count + 1) })
      return 0
    },
    succeeded(name, now) {
      names.delete(name)
      budget.giveBack(now)
    },
    unjudged(name, now) {
      const { count = 0 } = names.get(name) ?? {}
      if (count > 1) remember(name, { count: count - 1, waitsUntil: now })
      else names.delete(name)
      budget.giveBack(now)
    },
  }
}

const waitAfter = (failures: number) => Math.min(firstWaitMs * 2 ** (failures - 1), longestWaitMs)

/** Holds the instant at which the budget is whole again; each failure moves it one refill ahead. */
function createBudget() {
  let wholeAt = 0
  const move = (now: number, ms: number) => {
    wholeAt = Math.max(wholeAt, now) + ms
  }
  return {
    waitMs: (now: number) => Math.max(0, wholeAt - now - (burst - 1) * refillMs),
    spend: (now: number) => move(now, refillMs),
    giveBack: (now: number) => move(now, -refillMs),
  }
}

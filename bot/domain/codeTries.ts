/** Slows down guessing of return codes. Kept in memory, by lanes that tell nobody's address. */
export interface CodeTries {
  /**
   * Counts a try and returns 0, or returns how long to wait in milliseconds. Whoever comes back then has a turn kept for
   * them: those who guess from everywhere lock nobody out, they only make the line longer.
   */
  begin(lane: string, now: number): number
  /** The code was right: the try is given back. */
  succeeded(lane: string, now: number): void
}

interface Budget {
  waitMs(now: number): number
  spend(now: number): void
  giveBack(now: number): void
}

/**
 * Over all lanes two wrong codes a second: with a hundred living codes of sixteen digits a year of guessing succeeds with
 * less than 2^-20 (requirements.md R1.5). A lane alone gets half a second's worth, so that one who guesses leaves the rest to others.
 */
const all = { burst: 40, refillMs: 500 }
const own = { burst: 10, refillMs: 2000 }
/** How long a promised turn is kept for whoever is slow to come back. */
const keptMs = 30_000

/** @param mostLanes how many lanes are remembered; the one used longest ago is forgotten first. */
export function createCodeTries({ mostLanes = 10_000 } = {}): CodeTries {
  const lanes = new Map<string, Budget>()
  const together = createBudget(all)
  function laneOf(lane: string): Budget {
    const budget = lanes.get(lane) ?? createBudget(own)
    remember(lanes, lane, budget)
    return budget
  }
  /** The turn a lane was promised, in milliseconds; it is paid for already. */
  const promises = new Map<string, number>()

  function waitForTurn(lane: string, now: number): number {
    const promised = promises.get(lane)
    if (promised !== undefined && now < promised) return promised - now
    promises.delete(lane)
    if (promised !== undefined && now < promised + keptMs) return 0
    const waitMs = together.waitMs(now)
    together.spend(now)
    if (waitMs > 0) remember(promises, lane, now + waitMs)
    return waitMs
  }
  function remember<Value>(lines: Map<string, Value>, lane: string, value: Value) {
    lines.delete(lane)
    lines.set(lane, value)
    const [oldest] = lines.keys()
    if (lines.size > mostLanes && oldest !== undefined) lines.delete(oldest)
  }
  return {
    begin(lane, now) {
      const alone = laneOf(lane)
      const waitMs = alone.waitMs(now) || waitForTurn(lane, now)
      if (waitMs === 0) alone.spend(now)
      return waitMs
    },
    succeeded(lane, now) {
      for (const budget of [laneOf(lane), together]) budget.giveBack(now)
    },
  }
}

/** Holds the instant at which the budget is whole again; each try moves it one refill ahead. */
function createBudget({ burst, refillMs }: typeof all): Budget {
  let wholeAt = 0
  const move = (now: number, ms: number) => {
    wholeAt = Math.max(wholeAt, now) + ms
  }
  return {
    waitMs: (now) => Math.max(0, wholeAt - now - (burst - 1) * refillMs),
    spend: (now) => move(now, refillMs),
    giveBack: (now) => move(now, -refillMs),
  }
}

import { HotlineError } from './errors.ts'

/** Lets a few do the same costly thing at once and some wait; whoever comes when all places are taken is told to slow down. */
export interface Turns {
  take<Value>(work: () => Promise<Value>): Promise<Value>
}

export function createTurns({ atOnce, waiting }: { atOnce: number; waiting: number }): Turns {
  const queue: (() => void)[] = []
  let running = 0

  async function waitForTurn() {
    if (running < atOnce) running++
    else if (queue.length < waiting) await new Promise<void>((go) => queue.push(go))
    else throw new HotlineError('slowDown', undefined, 1000)
  }

  /** The turn is handed over and not given back, so that nobody new slips in between. */
  function endTurn() {
    const next = queue.shift()
    if (next) next()
    else running--
  }

  return {
    async take(work) {
      await waitForTurn()
      try {
        return await work()
      } finally {
        endTurn()
      }
    },
  }
}

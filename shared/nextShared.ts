/**
 * Lets many who ask for the same costly thing share one run of it. Nobody gets the result of a run that began before
 * they asked: while one is under way, all who come share the next.
 */
export function createNextShared<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<unknown> | undefined
  let next: Promise<Value> | undefined

  function run(): Promise<Value> {
    next = undefined
    const mine = work()
    const ended = mine.then(
      () => undefined,
      () => undefined,
    )
    running = ended
    void ended.then(() => {
      if (running === ended) running = undefined
    })
    return mine
  }

  return () => {
    if (next) return next
    if (!running) return run()
    next = running.then(run)
    return next
  }
}

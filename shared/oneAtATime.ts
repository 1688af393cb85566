/** Runs one piece of work at a time for each key, in the order they were asked for; those of different keys side by side. */
export interface OneAtATime {
  run<Value>(key: string, work: () => Promise<Value>): Promise<Value>
  /** Resolves when everything asked for so far has ended. */
  settle(): Promise<void>
}

export function createOneAtATime(): OneAtATime {
  const tails = new Map<string, Promise<unknown>>()
  return {
    async run(key, work) {
      const running = (tails.get(key) ?? Promise.resolve()).then(work, work)
      const tail = running.catch(() => undefined)
      tails.set(key, tail)
      try {
        return await running
      } finally {
        if (tails.get(key) === tail) tails.delete(key)
      }
    },
    async settle() {
      await Promise.all(tails.values())
    },
  }
}

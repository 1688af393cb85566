/** Resolves as soon as the condition holds; looks again whenever `changed` says so, and never by the clock alone. */
export function createUntil() {
  const waiting = new Set<() => void>()
  return {
    changed() {
      for (const look of waiting) look()
    },
    until<Found>(what: string, find: () => Found | undefined | false, withinMs = 10_000): Promise<Found> {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look)
          reject(new Error(`never happened: ${what}`))
        }, withinMs)
        function look() {
          const found = find()
          if (found === undefined || found === false) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        look()
      })
    },
  }
}

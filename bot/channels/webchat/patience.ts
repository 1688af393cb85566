/** What one page may have waiting to be answered; a person does not come near it. */
const mostWaiting = 32

/** One request of a page after another, few at a time: what a page asks for must not fill our memory. */
export function createPatience() {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return {
    /** False when there are too many waiting already. */
    run(work: () => Promise<void>): boolean {
      if (waiting >= mostWaiting) return false
      waiting += 1
      last = last.then(work).finally(() => {
        waiting -= 1
      })
      return true
    },
  }
}

import type { Insisting } from './insist.ts'

/** Starts nothing itself: the outbox calls `now` when it is the act's turn. */
export type Send<A> = (act: A, settled: () => void) => Insisting

export interface Outbox<A> {
  add(act: A): void
  /** Sends what is on its way once more, now. */
  nudge(): void
  /** The act whose answer is awaited. */
  first(): A | undefined
  /** Forgets every act but those `keep` names. */
  clear(keep?: (act: A) => boolean): void
}

/** Acts leave one at a time and in order: the next waits until the one before is answered. */
export function createOutbox<A>(send: Send<A>): Outbox<A> {
  let acts: A[] = []
  let sending: { act: A; insisting: Insisting } | undefined

  function next() {
    const [act] = acts
    if (act === undefined || sending) return
    const insisting = send(act, () => settle(act))
    sending = { act, insisting }
    insisting.now()
  }
  function settle(act: A) {
    if (sending?.act !== act) return
    acts = acts.filter((other) => other !== act)
    sending = undefined
    next()
  }
  return {
    add(act) {
      acts = [...acts, act]
      next()
    },
    nudge: () => sending?.insisting.now(),
    first: () => acts[0],
    clear(keep = () => false) {
      acts = acts.filter(keep)
      if (!sending || acts.includes(sending.act)) return
      sending.insisting.stop()
      sending = undefined
      next()
    },
  }
}

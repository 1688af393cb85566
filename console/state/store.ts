import { type ConsoleState, firstState } from './consoleState.ts'
import type { ConsoleEvent } from './events.ts'
import { reduce } from './reduce.ts'

export type Dispatch = (event: ConsoleEvent) => void

export interface Store {
  read(): ConsoleState
  dispatch: Dispatch
  /** Calls back after every change; the answer stops it. */
  subscribe(listener: () => void): () => void
}

export function createStore(first: ConsoleState = firstState): Store {
  let state = first
  const listeners = new Set<() => void>()
  return {
    read: () => state,
    dispatch(event) {
      state = reduce(state, event)
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

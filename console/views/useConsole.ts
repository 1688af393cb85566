import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { Actions } from '../actions.ts'
import type { Bell } from '../sound/bell.ts'
import type { ConsoleState } from '../state/consoleState.ts'
import { myNumber } from '../state/lists.ts'
import type { Store } from '../state/store.ts'
import { type Words, wordsOf } from '../text/words.ts'

export interface ConsoleParts {
  store: Store
  actions: Actions
  bell: Bell
}

export const ConsoleContext = createContext<ConsoleParts | undefined>(undefined)

export interface Console extends ConsoleParts {
  state: ConsoleState
  words: Words
}

/** What every view is a function of. */
export function useConsole(): Console {
  const parts = useContext(ConsoleContext)
  if (!parts) throw new Error('A view stands outside the console.')
  const state = useSyncExternalStore(parts.store.subscribe, parts.store.read)
  return { ...parts, state, words: wordsOf(state.own.language) }
}

/** What a view of something that seldom changes needs: it is not drawn again for every key that is pressed elsewhere. */
export function useReader(): { words: Words; me: number | undefined } {
  const parts = useContext(ConsoleContext)
  if (!parts) throw new Error('A view stands outside the console.')
  const { subscribe, read } = parts.store
  const language = useSyncExternalStore(subscribe, () => read().own.language)
  const me = useSyncExternalStore(subscribe, () => myNumber(read()))
  return { words: wordsOf(language), me }
}

/** This console's clock, in milliseconds, told every second. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

import { useEffect } from 'react'
import { useConsole } from './useConsole.ts'

/** Not when a finger goes down: the question whether somebody is here goes at once, and the list would move from under the click. */
const signs = ['click', 'keydown', 'wheel', 'touchmove'] as const

/** That somebody is here, of whatever they do; what it was goes nowhere. */
export function useTouch() {
  const { actions } = useConsole()
  useEffect(() => {
    // Before anything on the page can keep it to itself.
    const early = { capture: true, passive: true }
    for (const sign of signs) document.addEventListener(sign, actions.touch, early)
    return () => {
      for (const sign of signs) document.removeEventListener(sign, actions.touch, early)
    }
  }, [actions])
}

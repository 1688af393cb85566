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
    // Told after the click is dealt with: drawing the page anew in the middle of it would take a radio button's choice back.
    const touch = () => void setTimeout(actions.touch)
    for (const sign of signs) document.addEventListener(sign, touch, early)
    return () => {
      for (const sign of signs) document.removeEventListener(sign, touch, early)
    }
  }, [actions])
}

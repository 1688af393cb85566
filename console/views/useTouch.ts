import { useEffect } from 'react'
import { useConsole } from './useConsole.ts'

/** That somebody is here, of whatever they do; what it was goes nowhere. */
export function useTouch() {
  const { actions } = useConsole()
  useEffect(() => {
    // Before anything on the page can keep it to itself.
    const early = { capture: true }
    document.addEventListener('pointerdown', actions.touch, early)
    document.addEventListener('keydown', actions.touch, early)
    return () => {
      document.removeEventListener('pointerdown', actions.touch, early)
      document.removeEventListener('keydown', actions.touch, early)
    }
  }, [actions])
}

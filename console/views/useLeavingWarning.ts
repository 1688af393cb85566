import { useEffect } from 'react'
import { mine } from '../state/lists.ts'
import { useConsole } from './useConsole.ts'

/** The browser asks before the tab closes while somebody talks with me: their adviser would be gone. */
export function useLeavingWarning() {
  const { state } = useConsole()
  const someoneTalks = mine(state).length > 0
  useEffect(() => {
    if (!someoneTalks) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [someoneTalks])
}

import { useEffect } from 'react'
import { onDuty } from '../state/lists.ts'
import { ringing } from '../state/ringing.ts'
import { useConsole, useNow } from './useConsole.ts'

/** Rings while the state says so, and lets any click on duty unlock a browser that blocks sound. */
export function useSound() {
  const { state, bell } = useConsole()
  const what = ringing(state, useNow())
  useEffect(() => bell.ring(what), [bell, what])
  useEffect(() => () => bell.ring('silent'), [bell])

  const locked = onDuty(state) && state.own.sound !== 'on'
  useEffect(() => {
    if (!locked) return
    bell.probe()
    // Not when a finger goes down: what says that the sound sleeps goes with it, and the list would move from under the click.
    document.addEventListener('click', bell.unlock, { capture: true })
    document.addEventListener('keydown', bell.unlock)
    return () => {
      document.removeEventListener('click', bell.unlock, { capture: true })
      document.removeEventListener('keydown', bell.unlock)
    }
  }, [bell, locked])
}

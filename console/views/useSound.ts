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
    document.addEventListener('pointerdown', bell.unlock)
    document.addEventListener('keydown', bell.unlock)
    return () => {
      document.removeEventListener('pointerdown', bell.unlock)
      document.removeEventListener('keydown', bell.unlock)
    }
  }, [bell, locked])
}

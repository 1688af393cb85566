import { useEffect } from 'react'
import { showNotice } from '../connection/notices.ts'
import { waitingList } from '../state/lists.ts'
import { ringing } from '../state/ringing.ts'
import { useConsole, useNow } from './useConsole.ts'

/**
 * Title and notification may be read over a shoulder: a number, and that there is something to look at. The title flashes
 * for as long as it rings.
 */
export function useNotice() {
  const { state, words } = useConsole()
  const now = useNow()
  const rings = ringing(state, now) !== 'silent'
  const waiting = waitingList(state).length
  const name = waiting > 0 ? `(${waiting}) ${words.t('name')}` : words.t('name')
  const title = rings && Math.floor(now / 1000) % 2 === 1 ? words.t('notify.look') : name
  useEffect(() => {
    document.documentElement.lang = words.language
    document.title = title
  }, [words.language, title])
  const look = words.t('notify.look')
  useEffect(() => {
    if (rings && document.hidden) showNotice(look).catch(() => undefined)
  }, [rings, look])
}

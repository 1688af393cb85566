import { blank } from './blank.ts'
import { keepHidden, keptToken } from './keptToken.ts'
import { createLeavingKeys } from './leavingKeys.ts'

/** The keys that leave; and whichever way the page is left, no text stays behind for the Back button to show. */
export function watchLeaving(leaveNow: () => void) {
  const keys = createLeavingKeys()
  addEventListener('keydown', (event) => keys.down(event) && leaveNow())
  addEventListener('keyup', (event) => keys.up(event) && leaveNow())
  addEventListener('pointerdown', keys.pointed)
  addEventListener('pagehide', blank)
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    blank()
    // The reload does not know that somebody came back.
    if (keptToken()) keepHidden()
    location.reload()
  })
}

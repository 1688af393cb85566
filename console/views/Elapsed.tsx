import { lastedText } from '../text/times.ts'
import type { TextKey } from '../text/translate.ts'
import { useConsole, useNow } from './useConsole.ts'

/** Time since an instant of the server's clock, ticking. */
export function Elapsed({ since, label }: { since: number; label: TextKey }) {
  const { state, words } = useConsole()
  const time = lastedText(words.language, useNow() + state.held.clockAheadMs - since)
  return (
    <span className="elapsed" title={words.t(label, { time })}>
      {time}
    </span>
  )
}

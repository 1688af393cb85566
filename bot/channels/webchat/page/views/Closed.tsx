import { focusTalk } from './focusTalk.ts'
import type { ViewProps } from './Page.tsx'

export function Closed({ state, t, actions }: ViewProps) {
  return (
    <div class="choices">
      <p class="closed">{state.conversation?.closedText}</p>
      <button
        type="button"
        onClick={() => {
          focusTalk()
          actions?.startAgain()
        }}
      >
        {t('again')}
      </button>
    </div>
  )
}

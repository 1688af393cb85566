import { useLayoutEffect, useRef } from 'preact/hooks'
import { isOnlyCode } from '../state/select.ts'
import type { Guarded } from '../state/state.ts'
import { Marked } from './Marked.tsx'
import type { ViewProps } from './Page.tsx'

/** Asks before anything leaves the browser. Removing is what the first button does; Escape goes back to the text as it is. */
export function Guard({ guarded, t, actions }: ViewProps & { guarded: Guarded }) {
  const $remove = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => $remove.current?.focus(), [])
  const question = t(isOnlyCode(guarded.marks) ? 'guard.code' : 'guard.identifies')
  return (
    <fieldset
      class="guard"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        actions?.keepWriting()
      }}
    >
      <p role="alert">{question}</p>
      <Marked {...guarded} />
      <div class="pair">
        <button ref={$remove} type="button" class="main" onClick={() => actions?.removeMarked()}>
          {t('guard.remove')}
        </button>
        {isOnlyCode(guarded.marks) ? null : (
          <button type="button" class="quiet" onClick={() => actions?.sendAsIs()}>
            {t('guard.anyway')}
          </button>
        )}
      </div>
    </fieldset>
  )
}

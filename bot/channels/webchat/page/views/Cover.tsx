import { useLayoutEffect, useRef } from 'preact/hooks'
import { focusTalk } from './focusTalk.ts'
import type { ViewProps } from './Page.tsx'

/** Over a page that nobody has touched for a while, or instead of it. It says nothing, and a tap anywhere shows the page again. */
export function Cover({ t, state, actions }: ViewProps) {
  const $cover = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    $cover.current?.focus()
    return focusTalk
  }, [])
  return (
    <main class={`cover ${state.cover}`}>
      {/* Whether a safe word is needed is known only with the conversation. */}
      <button ref={$cover} type="button" disabled={state.phase === 'resuming'} onClick={() => actions?.uncover()}>
        <span>{t(state.cover === 'blurred' ? 'cover.show' : 'left.open')}</span>
      </button>
    </main>
  )
}

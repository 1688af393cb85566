import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { isCovered } from '../state/select.ts'
import type { PageState } from '../state/state.ts'
import type { ViewProps } from './Page.tsx'

interface SideProps extends Pick<ViewProps, 'state' | 'actions'> {
  shows: Exclude<PageState['shows'], 'talk'>
  title: string
  children: ComponentChildren
}

/** What stands where the talk stands, at the same address; Escape goes back to the talk, and focus to what opened it. */
export function Side({ shows, title, state, actions, children }: SideProps) {
  const $title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    $title.current?.focus()
    return () => document.getElementById(shows)?.focus()
  }, [shows])
  return (
    <main
      class="side"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse
      tabIndex={0}
      aria-label={title}
      inert={isCovered(state)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        actions?.open('talk')
      }}
    >
      <h2 ref={$title} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </main>
  )
}

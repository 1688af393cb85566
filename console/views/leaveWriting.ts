import type { KeyboardEvent } from 'react'

/** Escape goes from whatever box staff write in to the talk, where single keys work. */
export function leavesOnEscape(event: KeyboardEvent) {
  if (event.key === 'Escape') document.querySelector<HTMLElement>('.talk .scroller')?.focus()
}

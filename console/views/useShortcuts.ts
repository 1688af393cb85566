import { useEffect } from 'react'
import type { Actions } from '../actions.ts'
import { type KeyAlone, worksAlone } from '../keys.ts'
import { nextOfMine } from '../state/lists.ts'
import type { Store } from '../state/store.ts'
import { useConsole } from './useConsole.ts'

/** One key does one thing; never while somebody writes, chooses in a form, or has a dialog open. */
export function useShortcuts() {
  const { store, actions } = useConsole()
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.repeat || document.querySelector('[role=dialog], [role=alertdialog]')) return
      if (goesOn(event, store, actions) || usesKey(event, store)) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [store, actions])
}

/** Alt and an arrow go to the next or the last conversation of mine. */
function goesOn({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, store: Store, actions: Actions): boolean {
  if (!altKey || ctrlKey || metaKey || !(key === 'ArrowDown' || key === 'ArrowUp')) return false
  const next = nextOfMine(store.read(), key === 'ArrowDown' ? 1 : -1)
  if (next) actions.choose(next.id)
  return next !== undefined
}

function usesKey({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent, store: Store): boolean {
  const pressed = key.toLowerCase()
  if (!store.read().own.shortcuts || ctrlKey || metaKey || altKey || !worksAlone(pressed)) return false
  const typing =
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], [role=listbox]')
  return !typing && reach(pressed)
}

function reach(key: KeyAlone): boolean {
  const $found = document.querySelector<HTMLElement>(`[data-key="${key}"]:not([data-disabled])`)
  $found?.focus()
  if ($found?.matches('button')) $found.click()
  return $found !== null
}

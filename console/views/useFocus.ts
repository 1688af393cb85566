import { useEffect, useRef } from 'react'

/** Focus for what staff have just opened themselves. */
export function useFocusOnOpen<E extends HTMLElement>() {
  const element = useRef<E>(null)
  useEffect(() => element.current?.focus(), [])
  return element
}

/** Takes up the focus that has no home when `over` becomes true: what held it has left the screen. Never taken from anything else. */
export function useFocusBack<E extends HTMLElement>(over: boolean) {
  const element = useRef<E>(null)
  const wasOver = useRef(over)
  useEffect(() => {
    if (over && !wasOver.current && document.activeElement === document.body) element.current?.focus()
    wasOver.current = over
  }, [over])
  return element
}

import { useLayoutEffect, useRef, useState } from 'react'

const nearEndPx = 48

/** Keeps the end in view while it is in view; whoever reads further up is left alone. */
export function useFollowing(length: number) {
  const scroller = useRef<HTMLElement>(null)
  const atEnd = useRef(true)
  const [following, setFollowing] = useState(true)

  function follow() {
    const $scroller = scroller.current
    if (!$scroller) return
    $scroller.scrollTop = $scroller.scrollHeight
    atEnd.current = true
    setFollowing(true)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry is what calls for it
  useLayoutEffect(() => {
    if (atEnd.current) follow()
    else setFollowing(false)
  }, [length])

  // The form beside the talk, a wrapped header and a turned phone all change what is in view.
  useLayoutEffect(() => {
    const $scroller = scroller.current
    if (!$scroller) return
    const observer = new ResizeObserver(() => {
      if (atEnd.current) $scroller.scrollTop = $scroller.scrollHeight
    })
    observer.observe($scroller)
    return () => observer.disconnect()
  }, [])

  function onScroll() {
    const $scroller = scroller.current
    if (!$scroller) return
    atEnd.current = $scroller.scrollHeight - $scroller.scrollTop - $scroller.clientHeight < nearEndPx
    if (atEnd.current) setFollowing(true)
  }

  return { scroller, following, follow, onScroll }
}

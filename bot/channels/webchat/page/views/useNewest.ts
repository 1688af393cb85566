import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'

export interface Shown {
  entries: number
  outgoing: number
  /** Answered beside the talk; what comes of it is said in the talk. */
  beside: number
  /** Tells one set of buttons under the log from the next. */
  below: string
}

type Held = { current: HTMLElement | null }

/** Keeps the newest message in view for a visitor who is at the bottom, and moves nothing for one who reads further up. */
export function useNewest(shown: Shown) {
  const main = useRef<HTMLElement>(null)
  const log = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const atEnd = useRef(false)
  const before = useRef(shown)
  const [hasUnseen, setUnseen] = useState(false)

  useLayoutEffect(() => {
    const had = before.current
    before.current = shown
    if (had === shown) return shown.entries > 1 ? revealEnd() : undefined
    const added = shown.entries + shown.outgoing - had.entries - had.outgoing
    const acted = shown.outgoing > had.outgoing || shown.beside > had.beside
    if (added === 0 && shown.below === had.below && !acted) return
    if (acted) revealEnd()
    else if (shown.entries + shown.outgoing <= 1) revealStart()
    else if (had.entries === 0) revealFrom(main, end, log.current?.lastElementChild)
    else if (atEnd.current) revealFrom(main, end, log.current?.children[had.entries + had.outgoing])
    else if (added > 0) setUnseen(true)
  })

  useEffect(() => {
    if (!main.current || !end.current) return
    const watch = new IntersectionObserver(([seen]) => {
      atEnd.current = seen?.isIntersecting ?? false
      if (atEnd.current) setUnseen(false)
    })
    // The room shrinks when a keyboard opens or the box grows; who was at the bottom stays there.
    const room = new ResizeObserver(() => atEnd.current && scrolls(main) && reveal(end))
    watch.observe(end.current)
    room.observe(main.current)
    return () => {
      watch.disconnect()
      room.disconnect()
    }
  }, [])

  function revealStart() {
    atEnd.current = false
    main.current?.scrollTo(0, 0)
  }
  // Known at once: the answer may come before the observer has looked.
  function revealEnd() {
    atEnd.current = true
    reveal(end)
  }
  return { main, log, end, hasUnseen, reveal: revealEnd }
}

/** In a low window the whole page scrolls, and what grows then is the talk and not its room. */
const scrolls = ({ current }: Held) => current !== null && current.scrollHeight > current.clientHeight

const reveal = (end: Held) => end.current?.scrollIntoView({ block: 'end' })

/** What came may be taller than the screen: then its beginning is shown, not its end. */
function revealFrom(main: Held, end: Held, $new: Element | null | undefined) {
  reveal(end)
  const top = Math.max(0, main.current?.getBoundingClientRect().top ?? 0)
  if ($new && $new.getBoundingClientRect().top < top) $new.scrollIntoView({ block: 'start' })
}

import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { removed } from '../../../../../shared/identity.ts'
import { maxTextLength } from '../../../../../shared/limits.ts'
import { Guard } from './Guard.tsx'
import type { ViewProps } from './Page.tsx'

const mostRows = 5
/** The count is shown only when it matters. */
const countBelow = 200

/** What is written, or the question about what is marked in it. */
export function Composer(view: ViewProps) {
  const { guarded } = view.state
  const [asked, setAsked] = useState(false)
  useLayoutEffect(() => {
    if (guarded) setAsked(true)
  }, [guarded])
  return guarded ? <Guard guarded={guarded} {...view} /> : <Box comesBack={asked} {...view} />
}

function Box({ state, t, actions, comesBack }: ViewProps & { comesBack: boolean }) {
  const $box = useRef<HTMLTextAreaElement>(null)
  const left = maxTextLength - state.draft.trim().length
  useLayoutEffect(() => {
    if ($box.current) grow($box.current)
  })
  useLayoutEffect(() => {
    if (comesBack) $box.current?.focus()
  }, [comesBack])

  function send() {
    const text = state.draft.trim()
    if (text !== '' && left >= 0) actions?.send(text)
    else $box.current?.focus()
  }
  return (
    <form
      class="write"
      autocomplete="off"
      // Until there is a form to receive it, a text must never end up in an address.
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        ref={$box}
        rows={1}
        value={state.draft}
        aria-label={t('write')}
        aria-describedby="count"
        placeholder={t('write')}
        autocomplete="off"
        spellcheck={false}
        dir={state.draft === '' ? undefined : 'auto'}
        onInput={({ currentTarget }) => actions?.write(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing || isTouchFirst()) return
          event.preventDefault()
          send()
        }}
      />
      <button type="submit" disabled={!state.live} onPointerDown={keepFocus}>
        {t('write.send')}
      </button>
      <p id="count" class="help" role="status">
        {helpOf({ state, t }, left)}
      </p>
    </form>
  )
}

function helpOf({ state, t }: Pick<ViewProps, 'state' | 't'>, left: number) {
  if (left < 0) return t('write.over', { count: -left })
  if (state.draft.includes(removed)) return t('guard.removed')
  return left < countBelow ? t('write.left', { count: left }) : null
}

function grow($box: HTMLTextAreaElement) {
  $box.rows = 1
  while ($box.rows < mostRows && $box.scrollHeight > $box.clientHeight) $box.rows += 1
}

/** On a keyboard of glass, Enter is the only way to a new line. */
const isTouchFirst = () => matchMedia('(pointer: coarse)').matches

/** Sending with a tap leaves the keyboard where it is. */
const keepFocus = (event: Event) => event.preventDefault()

import type { ComponentChildren } from 'preact'
import type { VisitorState } from '../../../../../shared/wire/visitor.ts'
import { Words } from './Words.tsx'

/** Always on the page, so that a change is heard; empty unless the visitor waits. */
export function Waiting({ waiting, children }: { waiting: VisitorState['waiting']; children?: ComponentChildren }) {
  return (
    <div role="status" class={waiting ? 'waiting' : undefined}>
      {waiting ? (
        <>
          <strong>{waiting.title}</strong>
          <p>
            <Words text={waiting.text} />
          </p>
          {children}
        </>
      ) : null}
    </div>
  )
}

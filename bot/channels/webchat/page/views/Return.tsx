import { hasConversation, isClosed } from '../state/select.ts'
import { EnterCode } from './EnterCode.tsx'
import { MakeCode } from './MakeCode.tsx'
import type { ViewProps } from './Page.tsx'
import { Side } from './Side.tsx'

/** Coming back later with a code: making one for this conversation, or entering one where there is none. */
export function Return(view: ViewProps) {
  const { state, t, actions } = view
  const canMake = hasConversation(state) && !isClosed(state)
  return (
    <Side shows="return" title={t('code.title')} state={state} actions={actions}>
      {canMake ? <MakeCode {...view} /> : <EnterCode {...view} />}
    </Side>
  )
}

import { isClosed } from '../state/select.ts'
import { About } from './About.tsx'
import { LostContact } from './LostContact.tsx'
import type { ViewProps } from './Page.tsx'
import { SafeWord } from './SafeWord.tsx'
import { Side } from './Side.tsx'

/** What the visitor decides about their own safety, changeable at any time. */
export function Safety(view: ViewProps) {
  const { state, t, actions } = view
  return (
    <Side shows="safety" title={t('safety.title')} state={state} actions={actions}>
      {isClosed(state) ? null : (
        <>
          <LostContact {...view} />
          <SafeWord {...view} />
        </>
      )}
      <About {...view} />
    </Side>
  )
}

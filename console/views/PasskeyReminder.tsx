import { useState } from 'react'
import { Button } from './Button.tsx'
import { OwnSessions } from './OwnSessions.tsx'
import { useConsole } from './useConsole.ts'

/** Stands there until there are two: whoever loses their only one cannot come in until somebody else helps them. */
export function PasskeyReminder() {
  const { state, words } = useConsole()
  const [isOpen, open] = useState(false)
  const isDue = state.session.stage === 'signedIn' && state.session.passkeys === 1
  return (
    <>
      {isDue && (
        <p className="line check">
          <span>{words.t('passkeys.reminder')}</span>
          <Button onPress={() => open(true)}>{words.t('passkeys.open')}</Button>
        </p>
      )}
      <OwnSessions isOpen={isOpen} onOpenChange={open} />
    </>
  )
}

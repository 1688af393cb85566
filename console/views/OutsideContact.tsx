import { lazy } from 'react'
import { DialogButton } from './DialogButton.tsx'
import { Late } from './Late.tsx'
import { useConsole } from './useConsole.ts'

/** Seldom opened, so it is fetched when it is. */
const Form = lazy(async () => ({ default: (await import('./OutsideContactForm.tsx')).OutsideContactForm }))

/** A meeting, a letter, an e-mail: counted by the same codes and under the same rules as what comes by the line. */
export function OutsideContact() {
  const { words } = useConsole()
  return (
    <DialogButton name={words.t('outside.open')} title={words.t('outside.title')}>
      {(close) => (
        <Late>
          <Form close={close} />
        </Late>
      )}
    </DialogButton>
  )
}

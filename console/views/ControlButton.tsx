import { lazy } from 'react'
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { myRole } from '../state/lists.ts'
import { Button } from './Button.tsx'
import { Late } from './Late.tsx'
import { useConsole } from './useConsole.ts'

/** Seldom opened, so it is fetched when it is. */
const ControlRoom = lazy(async () => ({ default: (await import('./control/ControlRoom.tsx')).ControlRoom }))

/** What takes two persons, and the audit trail: for everybody but responders. */
export function ControlButton() {
  const { state, words } = useConsole()
  const role = myRole(state)
  if (role === undefined || role === 'responder') return null
  return (
    <DialogTrigger>
      <Button look="quiet">{words.t('control.open')}</Button>
      <ModalOverlay className="overlay">
        <Modal className="modal control">
          <Dialog>
            {({ close }) => (
              <>
                <Heading slot="title">{words.t('control.title')}</Heading>
                <Late>
                  <ControlRoom role={role} />
                </Late>
                <div className="dialogButtons">
                  <Button onPress={close}>{words.t('control.close')}</Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}

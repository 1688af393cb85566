import { lazy } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './Button.tsx'
import { Late } from './Late.tsx'
import { useConsole } from './useConsole.ts'

/** Seldom opened, so it is fetched when it is. */
const OwnSignIn = lazy(async () => ({ default: (await import('./OwnSignIn.tsx')).OwnSignIn }))

/** Where I am signed in, and how to end what I no longer use or never began. */
export function OwnSessions(opening: { isOpen: boolean; onOpenChange(open: boolean): void }) {
  const { words } = useConsole()
  return (
    <ModalOverlay className="overlay" isDismissable {...opening}>
      <Modal className="modal">
        <Dialog>
          {({ close }) => (
            <>
              <Heading slot="title">{words.t('sessions.title')}</Heading>
              <Late>
                <OwnSignIn />
              </Late>
              <div className="dialogButtons">
                <Button look="quiet" onPress={close}>
                  {words.t('sessions.close')}
                </Button>
              </div>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

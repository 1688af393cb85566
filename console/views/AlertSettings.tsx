import { lazy } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './Button.tsx'
import { Late } from './Late.tsx'
import { useConsole } from './useConsole.ts'

/** Seldom opened, so it is fetched when it is. */
const AlertWays = lazy(async () => ({ default: (await import('./AlertWays.tsx')).AlertWays }))

/** How I am told to look when the console is not in front of me. */
export function AlertSettings(opening: { isOpen: boolean; onOpenChange(open: boolean): void }) {
  const { actions, words } = useConsole()
  return (
    <ModalOverlay className="overlay" {...opening}>
      <Modal className="modal">
        <Dialog>
          {({ close }) => (
            <>
              <Heading slot="title">{words.t('reach.title')}</Heading>
              <p>{words.t('reach.help')}</p>
              <Late>
                <AlertWays />
              </Late>
              <div className="dialogButtons">
                <Button onPress={actions.tryReach}>{words.t('reach.try')}</Button>
                <Button look="quiet" onPress={close}>
                  {words.t('reach.close')}
                </Button>
              </div>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

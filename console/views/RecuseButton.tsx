import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { ConversationId } from '../../shared/ids.ts'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

/** Asks first, because there is no way back. */
export function RecuseButton({ id }: { id: ConversationId }) {
  const { actions, words } = useConsole()
  return (
    <DialogTrigger>
      <Button look="quiet">{words.t('recuse.do')}</Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog role="alertdialog">
            {({ close }) => (
              <>
                <Heading slot="title">{words.t('recuse.title')}</Heading>
                <p>{words.t('recuse.text')}</p>
                <div className="dialogButtons">
                  <Button onPress={close}>{words.t('talk.cancel')}</Button>
                  <Button
                    look="primary"
                    onPress={() => {
                      close()
                      actions.recuse(id)
                    }}
                  >
                    {words.t('recuse.confirm')}
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}

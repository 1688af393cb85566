import type { ReactNode } from 'react'
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './Button.tsx'

interface DialogButtonProps {
  /** What the button says, and the dialog is called. */
  name: string
  title?: string
  keyName?: string
  children(close: () => void): ReactNode
}

/** A button that asks more in a dialog of its own. */
export function DialogButton({ name, title = name, keyName, children }: DialogButtonProps) {
  return (
    <DialogTrigger>
      <Button {...(keyName ? { 'data-key': keyName } : {})}>
        {name}
        {keyName && (
          <span className="key" aria-hidden="true">
            {keyName.toUpperCase()}
          </span>
        )}
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog>
            {({ close }) => (
              <>
                <Heading slot="title">{title}</Heading>
                {children(close)}
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}

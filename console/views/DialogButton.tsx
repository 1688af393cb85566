import type { ReactNode } from 'react'
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { KeyAlone } from '../keys.ts'
import { Button } from './Button.tsx'
import { KeyHint } from './KeyHint.tsx'

interface DialogButtonProps {
  /** What the button says, and the dialog is called. */
  name: string
  title?: string
  keyName?: KeyAlone
  children(close: () => void): ReactNode
}

/** A button that asks more in a dialog of its own, which a slip beside it does not close: what was filled in would be gone. */
export function DialogButton({ name, title = name, keyName, children }: DialogButtonProps) {
  return (
    <DialogTrigger>
      <Button {...(keyName ? { 'data-key': keyName } : {})}>
        {name}
        {keyName && <KeyHint name={keyName} />}
      </Button>
      <ModalOverlay className="overlay">
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

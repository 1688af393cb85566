import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button, type Look } from './Button.tsx'
import { DialogEnd } from './DialogEnd.tsx'

interface AskFirstProps {
  label: string
  /** The name read aloud, where several buttons have the same label. */
  name?: string
  /** The key of the keyboard that presses it. */
  shortcut?: string
  look?: Look
  title: string
  text: string
  /** What the button in the dialog says, where that is not the label again. */
  confirm?: string
  run(): void
}

/** A button that asks first: a slip would leave a visitor without the person they talk to, or wait for. */
export function AskFirst({
  label,
  name = label,
  confirm = label,
  shortcut,
  look = 'plain',
  title,
  text,
  run,
}: AskFirstProps) {
  return (
    <DialogTrigger>
      <Button look={look} aria-label={name} data-key={shortcut}>
        {label}
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog role="alertdialog">
            {({ close }) => (
              <>
                <Heading slot="title">{title}</Heading>
                <p>{text}</p>
                <DialogEnd does={confirm} ready run={run} close={close} />
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}

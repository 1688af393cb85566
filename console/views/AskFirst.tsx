import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { KeyAlone } from '../keys.ts'
import { Button, type Look } from './Button.tsx'
import { DialogEnd } from './DialogEnd.tsx'
import { KeyHint } from './KeyHint.tsx'

interface AskFirstProps {
  label: string
  /** The name read aloud, where several buttons have the same label. */
  name?: string
  /** The key of the keyboard that presses it. */
  shortcut?: KeyAlone
  look?: Look
  isDisabled?: boolean
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
  isDisabled = false,
  title,
  text,
  run,
}: AskFirstProps) {
  return (
    <DialogTrigger>
      <Button look={look} isDisabled={isDisabled} aria-label={name} data-key={shortcut}>
        {label}
        {shortcut && <KeyHint name={shortcut} />}
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

import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button, type Look } from './Button.tsx'
import { useConsole } from './useConsole.ts'

interface AskFirstProps {
  label: string
  /** The name read aloud, where several buttons have the same label. */
  name?: string
  /** The key of the keyboard that presses it. */
  shortcut?: string
  look?: Look
  title: string
  text: string
  run(): void
}

/** A button that asks first: a slip would leave a visitor without the person they talk to, or wait for. */
export function AskFirst({ label, name = label, shortcut, look = 'plain', title, text, run }: AskFirstProps) {
  const { words } = useConsole()
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
                <div className="dialogButtons">
                  <Button onPress={close}>{words.t('talk.cancel')}</Button>
                  <Button
                    look="primary"
                    onPress={() => {
                      close()
                      run()
                    }}
                  >
                    {label}
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

import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

interface DialogEndProps {
  does: string
  ready: boolean
  run(): void
  close(): void
}

/** Cancel, and the one thing a dialog is for. */
export function DialogEnd({ does, ready, run, close }: DialogEndProps) {
  const { words } = useConsole()
  return (
    <div className="dialogButtons">
      <Button onPress={close}>{words.t('talk.cancel')}</Button>
      <Button
        look="primary"
        isDisabled={!ready}
        onPress={() => {
          close()
          run()
        }}
      >
        {does}
      </Button>
    </div>
  )
}

import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'
import { useSound } from './useSound.ts'

/** In place of a part that broke or could not be fetched. Only a new page helps, and without contact there is none. */
export function Failed({ what }: { what: 'part' | 'console' }) {
  const { state, words } = useConsole()
  return (
    <div className="nothing" role="alert">
      <h2>{words.t(`failed.${what}`)}</h2>
      <p>{words.t('failed.text')}</p>
      <Button isDisabled={state.connection === 'lost'} onPress={() => location.reload()}>
        {words.t('failed.reload')}
      </Button>
    </div>
  )
}

/** In place of the whole console. Whoever waits is still heard. */
export function Stopped() {
  useSound()
  return <Failed what="console" />
}

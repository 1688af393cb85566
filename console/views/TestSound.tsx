import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

/** A short tone on request, so that nobody has to trust that there will be one. */
export function TestSound() {
  const { state, actions, words } = useConsole()
  return (
    <div className="testSound">
      <Button onPress={actions.testSound}>{words.t('sound.test')}</Button>
      <span role="status">{state.own.sound === 'blocked' && words.t('sound.blocked')}</span>
    </div>
  )
}

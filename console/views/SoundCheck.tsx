import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

/** Asked at the start of a shift: a browser that says it sounds may still be a computer that is turned down. */
export function SoundCheck() {
  const { state, actions, words } = useConsole()
  const { soundCheck } = state.own
  if (soundCheck === 'unasked' || soundCheck === 'heard') return null
  return (
    <p className="line check">
      {words.t(soundCheck === 'asked' ? 'sound.didYouHear' : 'sound.notHeard')}
      <span className="lineButtons">
        <Button onPress={() => actions.answerSoundCheck('heard')}>{words.t('sound.heard')}</Button>
        <Button onPress={() => actions.answerSoundCheck('notHeard')}>
          {words.t(soundCheck === 'asked' ? 'sound.notHeardIt' : 'sound.again')}
        </Button>
      </span>
    </p>
  )
}

import { onDuty } from '../state/lists.ts'
import { Button } from './Button.tsx'
import { useConsole, useNow } from './useConsole.ts'

/** Whether this console can be heard, in words, and the way to change it. */
export function SoundControl() {
  const { state, actions, words } = useConsole()
  const mutedForMs = state.own.muted.until - useNow()
  if (!onDuty(state)) return <span className="sound">{words.t('sound.off')}</span>
  if (state.own.sound !== 'on')
    return (
      <span className="sound blocked" role="status">
        {words.t('sound.blocked')}
        <Button onPress={actions.testSound}>{words.t('sound.unblock')}</Button>
      </span>
    )
  if (mutedForMs > 0)
    return (
      <span className="sound muted">
        {words.t('sound.muted', { seconds: Math.ceil(mutedForMs / 1000) })}
        <Button onPress={actions.unmute}>{words.t('sound.unmute')}</Button>
      </span>
    )
  return (
    <span className="sound">
      {words.t('sound.on')}
      <Button onPress={actions.mute}>{words.t('sound.mute')}</Button>
    </span>
  )
}

import { myStanding } from '../state/lists.ts'
import { asksWhetherThere } from '../state/ringing.ts'
import { Button } from './Button.tsx'
import { useConsole, useNow } from './useConsole.ts'

/** Whoever only listens has to show now and then that they are there; anything they do is an answer. */
export function StillThere() {
  const { state, actions, words } = useConsole()
  if (!asksWhetherThere(state, useNow())) return null
  return (
    <p className="line check">
      {words.t(myStanding(state) === 'away' ? 'shift.asked' : 'shift.asks')}
      <Button onPress={actions.touch}>{words.t('shift.here')}</Button>
    </p>
  )
}

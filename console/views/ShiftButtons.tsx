import { mine, myStanding, onDuty, primaryAction } from '../state/lists.ts'
import { AskFirst } from './AskFirst.tsx'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

/** On, a short break, or off: what I am in words, and what I can become. */
export function ShiftButtons() {
  const { state, actions, words } = useConsole()
  const standing = myStanding(state)
  const on = onDuty(state)
  const away = state.connection !== 'connected'
  const own = mine(state).length
  return (
    <section className="shiftButtons" aria-label={words.t('shift.label')}>
      <span role="status">{state.held.from === 'snapshot' && words.t(`shift.standing.${standing ?? 'off'}`)}</span>
      {on ? (
        <Button isDisabled={away} onPress={actions.takeBreak}>
          {words.t('shift.break')}
        </Button>
      ) : (
        <Button
          look={primaryAction(state) === 'shift' ? 'primary' : 'plain'}
          isDisabled={away}
          onPress={actions.startShift}
        >
          {words.t(standing ? 'shift.back' : 'shift.start')}
        </Button>
      )}
      {standing &&
        (own > 0 ? (
          <AskFirst
            label={words.t('shift.end')}
            isDisabled={away}
            title={words.t('shift.endTitle')}
            text={words.count('menu.stillMine', own)}
            run={actions.endShift}
          />
        ) : (
          <Button isDisabled={away} onPress={actions.endShift}>
            {words.t('shift.end')}
          </Button>
        ))}
    </section>
  )
}

import type { DutyView } from '../../shared/wire/consoleViews.ts'
import { myStanding, onDuty } from '../state/lists.ts'
import type { Words } from '../text/words.ts'
import { Broken, Full } from './BoardState.tsx'
import { TestSound } from './TestSound.tsx'
import { useConsole } from './useConsole.ts'

/** Who is there to answer, and what it means when nobody is. */
export function ShiftState() {
  const { state, words } = useConsole()
  const names = state.held.shift.onDuty.map((one) => dutyText(words, one)).join(', ')
  const on = onDuty(state)
  const onBreak = myStanding(state) === 'break'
  return (
    <section className={on ? 'shiftState' : 'shiftState offDuty'}>
      {!on && (
        <>
          <h2>{words.t(onBreak ? 'shift.breakTitle' : 'shift.offTitle')}</h2>
          <p>{words.t(onBreak ? 'shift.breakText' : 'shift.offText')}</p>
          {!onBreak && <TestSound />}
        </>
      )}
      {names && <p>{words.t('shift.othersOn', { names })}</p>}
      {!state.held.shift.openNow && <p>{words.t('shift.nobodyOn')}</p>}
      <Broken />
      <Full />
    </section>
  )
}

const dutyText = (words: Words, { name, standing }: DutyView) =>
  standing === 'on' ? name : `${name} (${words.t(`shift.as.${standing}`)})`

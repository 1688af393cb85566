import { mayEditPlan, onDuty } from '../state/lists.ts'
import { momentText } from '../text/times.ts'
import { Button } from './Button.tsx'
import { HandOverNote } from './HandOverNote.tsx'
import { OutsideContact } from './OutsideContact.tsx'
import { PlanDialog } from './PlanDialog.tsx'
import { useConsole } from './useConsole.ts'

/** Hours, who is planned, and what the shift can say of itself. */
export function BoardState() {
  const { state, words } = useConsole()
  const { closesAt, opensAt, planned } = state.held.shift
  const names = planned.map(({ name }) => name).join(', ')
  const moment = (at: number) => momentText(state, words.language, at)
  return (
    <section className="board" aria-label={words.t('board.label')}>
      <p>
        {closesAt !== undefined && words.t('board.closesAt', { at: moment(closesAt) })}
        {opensAt !== undefined && words.t('board.opensAt', { at: moment(opensAt) })}{' '}
        {names && words.t('board.planned', { names })}
      </p>
      <div className="boardButtons">
        <SayFull />
        {mayEditPlan(state) && <PlanDialog />}
        <HandOverNote />
        <OutsideContact />
      </div>
    </section>
  )
}

function SayFull() {
  const { state, actions, words } = useConsole()
  if (state.held.shift.full || !onDuty(state)) return null
  return <Button onPress={() => actions.setFull(true)}>{words.t('board.full')}</Button>
}

/** That visitors are told everybody is busy; it stands above the queue, with its undo. */
export function Full() {
  const { state, actions, words } = useConsole()
  const { full } = state.held.shift
  if (!full) return null
  return (
    <p className="full">
      {words.t('board.fullUntil', { at: momentText(state, words.language, full.until), number: full.number })}
      <Button onPress={() => actions.setFull(false)}>{words.t('board.notFull')}</Button>
    </p>
  )
}

/** What did not reach anybody, and who came in by the emergency code, must not be found out by chance. */
export function Broken() {
  const { state, words } = useConsole()
  const { broken, nobodyReached, emergency } = state.held.shift
  return (
    <div role="status">
      {emergency && <p className="brokenWay">{words.t('board.emergency', { number: emergency.number })}</p>}
      {broken.map((way) => (
        <p key={way} className="brokenWay">
          {words.t('board.broken', { way: words.t(`way.${way}`) })}
        </p>
      ))}
      {nobodyReached > 0 && <p className="brokenWay">{words.count('board.nobodyReached', nobodyReached)}</p>}
    </div>
  )
}

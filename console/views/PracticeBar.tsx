import { waitingList } from '../state/lists.ts'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'
import { useSound } from './useSound.ts'
import { useTouch } from './useTouch.ts'

/** Always in sight while practising: that it is practice, and whether somebody waits for real. The real alarm still sounds. */
export function PracticeBar({ end }: { end(): void }) {
  const { state, words } = useConsole()
  useSound()
  useTouch()
  const waiting = waitingList(state).length
  return (
    <section className="practiceBar" aria-label={words.t('practice.name')}>
      <p>
        <b>{words.t('practice.name')}</b> {words.t('practice.text')}
      </p>
      <p role="status">{waiting > 0 && words.count('practice.realWaiting', waiting)}</p>
      <Button onPress={end}>{words.t('practice.end')}</Button>
    </section>
  )
}

import type { AlarmView } from '../../shared/wire/consoleViews.ts'
import { alarmText } from '../text/words.ts'
import { Elapsed } from './Elapsed.tsx'
import { useConsole } from './useConsole.ts'

/** An acute signal in words: level, category, whether it is confirmed, and how long ago. Its text never stands here. */
export function AlarmLine({ alarm, level = true }: { alarm: AlarmView; level?: boolean }) {
  const { words } = useConsole()
  return (
    <p className={`alarm ${alarm.level}`}>
      {level && <b>{words.t(`alarm.${alarm.level}`)}: </b>}
      {alarmText(words, alarm)}
      {level && (
        <>
          {' · '}
          <Elapsed since={alarm.at} label="list.alarmAge" />
        </>
      )}
    </p>
  )
}

import { useEffect, useState } from 'react'
import type { OwnWeek as Week } from '../../shared/ownWeek.ts'
import { useConsole } from './useConsole.ts'

/** How the week has been, told to nobody but whoever asks for their own. */
export function OwnWeek() {
  const { actions, words } = useConsole()
  const [week, setWeek] = useState<Week>()
  useEffect(() => {
    let asked = true
    void actions.readWeek().then((read) => asked && setWeek(read))
    return () => {
      asked = false
    }
  }, [actions])
  if (!week) return null
  const minutes = Math.round(week.dutyMs / 60_000)
  return (
    <section>
      <h2>{words.t('week.title')}</h2>
      <p>
        {words.count('week.closed', week.closed)} {week.hard > 0 && words.count('week.hard', week.hard)}{' '}
        {words.t('week.duty', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}
      </p>
      <small>{words.t('week.text')}</small>
    </section>
  )
}

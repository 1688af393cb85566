import { useConsole } from '../views/useConsole.ts'

/** Who is on, and who is planned and is not. */
export function OnDuty() {
  const { state, words } = useConsole()
  const { onDuty, planned } = state.held.shift
  const missing = planned.filter(({ number }) => onDuty.every((one) => one.number !== number))
  return (
    <section className="livePart" aria-labelledby="live-on">
      <h3 id="live-on">{words.t('live.on')}</h3>
      {onDuty.length === 0 && <p className="hint">{words.t('shift.nobodyOn')}</p>}
      <ul>
        {onDuty.map(({ number, name, standing }) => (
          <li key={number}>
            <b>{name}</b>
            <span className={`standing ${standing}`}>
              {standing === 'away' ? words.t('shift.as.away') : words.t(`shift.standing.${standing}`)}
            </span>
          </li>
        ))}
        {missing.map(({ number, name }) => (
          <li key={number}>
            <b>{name}</b>
            <span className="standing away">{words.t('live.missing')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

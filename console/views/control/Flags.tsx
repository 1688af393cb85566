import { askFlags } from '../../connection/control.ts'
import { dayText } from '../../text/times.ts'
import { refusedText } from '../../text/words.ts'
import { useConsole } from '../useConsole.ts'
import { useTold } from './useTold.ts'

/** Who opened more conversations in a shift than a person talks in, and whose passkey was copied. */
export function Flags() {
  const { words } = useConsole()
  const { told } = useTold(askFlags)
  if (!told) return <p role="status">{words.t('loading')}</p>
  if (!told.ok) return <p role="alert">{refusedText(words, told.code)}</p>
  return (
    <section aria-labelledby="flags">
      <h3 id="flags">{words.t('control.flags')}</h3>
      {told.value.flags.length === 0 && <p>{words.t('control.noFlags')}</p>}
      <ul>
        {told.value.flags.map(({ what, who, at }) => (
          <li key={`${what} ${who} ${at}`}>
            {words.t(`control.flagged.${what}`, { number: who, day: dayText(words.language, at) })}
          </li>
        ))}
      </ul>
    </section>
  )
}

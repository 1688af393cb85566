import { useEffect } from 'react'
import { addPasskey, askPasskeys, removePasskey } from '../connection/control.ts'
import { dayText } from '../text/times.ts'
import { refusedText } from '../text/words.ts'
import { ProofBox } from './control/ProofBox.tsx'
import { useTold } from './control/useTold.ts'
import { useConsole } from './useConsole.ts'

/** My passkeys, where one signs in with them. With one alone a lost telephone locks me out, so two are asked for. */
export function OwnPasskeys() {
  const { actions, words } = useConsole()
  const { told, again } = useTold(askPasskeys)
  const count = told?.ok ? told.value.passkeys.length : undefined
  useEffect(() => {
    if (count !== undefined) actions.countPasskeys(count)
  }, [actions, count])
  if (!told) return <p role="status">{words.t('loading')}</p>
  if (!told.ok) return <p role="alert">{refusedText(words, told.code)}</p>
  const { passkeys } = told.value
  return (
    <section className="ownSignIn" aria-labelledby="passkeys">
      <h3 id="passkeys">{words.t('passkeys.title')}</h3>
      <p>{words.t(passkeys.length < 2 ? 'passkeys.one' : 'passkeys.help')}</p>
      <ul className="sessions">
        {passkeys.map(({ id, addedAt }, nth) => (
          <li key={id}>
            <p>{words.t('passkeys.line', { nth: nth + 1, day: dayText(words.language, addedAt) })}</p>
            {passkeys.length > 1 && (
              <ProofBox
                label={words.t('passkeys.remove', { nth: nth + 1 })}
                prove={(proof) => removePasskey(id, proof)}
                done={again}
              />
            )}
          </li>
        ))}
      </ul>
      <ProofBox label={words.t('passkeys.add')} prove={addPasskey} done={again} />
    </section>
  )
}

import type { AccountChanged } from '../../../shared/accounts.ts'
import { Button } from '../Button.tsx'
import { useConsole } from '../useConsole.ts'

/** A one-time password, shown until it is put away and nowhere else. */
export function NewPassword({ name, password, read }: AccountChanged & { read(): void }) {
  const { words } = useConsole()
  return (
    <section className="newPassword" role="alert">
      <h2>{words.t('control.passwordOf', { name })}</h2>
      <p className="password">{password}</p>
      <p className="hint">{words.t('control.passwordOnce')}</p>
      <Button onPress={read}>{words.t('control.passwordRead')}</Button>
    </section>
  )
}

import type { AccountView } from '../../shared/adminWire.ts'
import { momentText } from '../text/times.ts'
import { useConsole } from '../views/useConsole.ts'
import { useAdministration } from './useAdministration.ts'

/** That somebody has not used what they were given, and until when they can. */
export function FirstPassword({ name, firstPassword }: Pick<AccountView, 'name' | 'firstPassword'>) {
  const { words } = useAdministration()
  const { state } = useConsole()
  if (!firstPassword) return null
  const { until, isOver } = firstPassword
  return (
    <small>
      {words.t(isOver ? 'account.passwordOver' : 'account.passwordUnused', {
        name,
        when: momentText(state, words.language, until),
      })}
    </small>
  )
}

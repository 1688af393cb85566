import { useEffect } from 'react'
import { Button } from '../views/Button.tsx'
import { FirstPassword } from './FirstPassword.tsx'
import { useAdministration } from './useAdministration.ts'

/** Whoever makes accounts reads it as soon as they are here: a one-time password that runs out unused is a way in nobody has. */
export function Unused() {
  const { state, actions, words } = useAdministration()
  useEffect(() => void actions.lookForUnused(), [actions])
  const unused = state.accounts?.accounts.filter(({ firstPassword }) => firstPassword) ?? []
  if (state.view === 'accounts' || unused.length === 0) return null
  return (
    <section className="unused" aria-label={words.t('account.unused')}>
      <ul>
        {unused.map((account) => (
          <li key={account.number}>
            <FirstPassword {...account} />
          </li>
        ))}
      </ul>
      <Button onPress={() => actions.show('accounts')}>{words.t('account.toAccounts')}</Button>
    </section>
  )
}

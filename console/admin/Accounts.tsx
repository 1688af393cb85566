import { useEffect } from 'react'
import type { AccountView } from '../../shared/adminWire.ts'
import { languages as allLanguages } from '../../shared/languages.ts'
import type { Role } from '../../shared/roles.ts'
import { Board } from '../views/control/Board.tsx'
import { NewPassword } from '../views/control/NewPassword.tsx'
import { ChangeAccount } from './ChangeAccount.tsx'
import { FirstPassword } from './FirstPassword.tsx'
import { NotRead } from './NotRead.tsx'
import { SeveralChoice } from './SeveralChoice.tsx'
import { useAdministration } from './useAdministration.ts'
import '../styles/control.css'

/** Who may sign in, and as what. */
export function Accounts() {
  const { state, actions, words } = useAdministration()
  useEffect(() => void actions.readAccounts(), [actions])
  const { accounts, password } = state
  if (!accounts) return <NotRead what="accounts" again={() => void actions.readAccounts()} />
  return (
    <div className="accounts">
      {password && <NewPassword {...password} read={actions.readPassword} />}
      {accounts.alone && <p className="hint">{words.t('account.alone')}</p>}
      <ChangeAccount />
      <section>
        <h2>{words.t('account.all')}</h2>
        <ul className="accountList">
          {accounts.accounts.map((account) => (
            <Account key={account.number} {...account} />
          ))}
        </ul>
      </section>
      {!accounts.alone && (
        <div className="control">
          <Board done={actions.readAccounts} />
        </div>
      )}
    </div>
  )
}

/** Those who answer visitors. */
const takesShifts: readonly Role[] = ['responder', 'coordinator']

function Account(account: AccountView) {
  const { actions, words } = useAdministration()
  const { number, name, role, languages, disabled } = account
  return (
    <li className={disabled ? 'account disabled' : 'account'}>
      <p>
        <b>{name}</b>
        <small>
          {words.t('account.number', { number })} · {words.console.t(`role.${role}`)}
          {disabled && ` · ${words.t('account.disabled')}`}
        </small>
        <FirstPassword {...account} />
      </p>
      {takesShifts.includes(role) && (
        <SeveralChoice
          label={words.t('account.languages')}
          codes={allLanguages}
          value={languages}
          wordOf={(language) => words.console.t(`language.${language}`)}
          choose={(next) => void actions.setLanguages(name, next)}
        />
      )}
      <ChangeAccount account={account} />
    </li>
  )
}

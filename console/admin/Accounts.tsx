import { useEffect, useState } from 'react'
import type { AccountView } from '../../shared/adminWire.ts'
import { languages as allLanguages } from '../../shared/languages.ts'
import { type Role, roles } from '../../shared/roles.ts'
import { Button } from '../views/Button.tsx'
import { Choice } from './Choice.tsx'
import { SeveralChoice } from './SeveralChoice.tsx'
import { TextField } from './TextField.tsx'
import { useAdministration } from './useAdministration.ts'

/** Who may sign in, and as what. */
export function Accounts() {
  const { state, actions, words } = useAdministration()
  useEffect(() => void actions.readAccounts(), [actions])
  return (
    <div className="accounts">
      {state.password && <NewPassword {...state.password} />}
      <AddAccount />
      <section>
        <h2>{words.t('account.all')}</h2>
        <ul className="accountList">
          {state.accounts?.map((account) => (
            <Account key={account.number} {...account} />
          ))}
        </ul>
      </section>
    </div>
  )
}

function NewPassword({ name, password }: { name: string; password: string }) {
  const { actions, words } = useAdministration()
  return (
    <section className="newPassword" role="alert">
      <h2>{words.t('account.passwordOf', { name })}</h2>
      <p className="password">{password}</p>
      <p className="hint">{words.t('account.once')}</p>
      <Button onPress={actions.readPassword}>{words.t('account.read')}</Button>
    </section>
  )
}

function AddAccount() {
  const { state, actions, words } = useAdministration()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('responder')
  return (
    <form
      className="addAccount"
      onSubmit={(event) => {
        event.preventDefault()
        void actions.addAccount(name, role)
        setName('')
      }}
    >
      <h2>{words.t('account.new')}</h2>
      <TextField label={words.t('account.name')} value={name} problems={[]} write={setName} />
      <RoleChoice value={role} choose={setRole} />
      <Button type="submit" look="primary" isDisabled={name.trim().length < 2 || state.busy}>
        {words.t('account.add')}
      </Button>
    </form>
  )
}

function RoleChoice({ value, choose }: { value: Role; choose(role: Role): void }) {
  const { words } = useAdministration()
  return (
    <Choice
      label={words.t('account.role')}
      codes={roles}
      value={value}
      wordOf={(role) => words.console.t(`role.${role}`)}
      choose={choose}
    />
  )
}

/** Those who answer visitors. */
const takesShifts: readonly Role[] = ['responder', 'coordinator']

function Account({ number, name, role, languages, disabled }: AccountView) {
  const { state, actions, words } = useAdministration()
  return (
    <li className={disabled ? 'account disabled' : 'account'}>
      <p>
        <b>{name}</b>
        <small>
          {words.t('account.number', { number })}
          {disabled && ` · ${words.t('account.disabled')}`}
        </small>
      </p>
      <RoleChoice value={role} choose={(next) => next !== role && void actions.setRole(name, next)} />
      {takesShifts.includes(role) && (
        <SeveralChoice
          label={words.t('account.languages')}
          codes={allLanguages}
          value={languages}
          wordOf={(language) => words.console.t(`language.${language}`)}
          choose={(next) => void actions.setLanguages(name, next)}
        />
      )}
      <div className="editButtons">
        <Button
          isDisabled={state.busy}
          aria-label={words.t('account.resetOf', { name })}
          onPress={() => void actions.resetAccount(name)}
        >
          {words.t('account.reset')}
        </Button>
        <Button
          isDisabled={state.busy}
          aria-label={words.t(disabled ? 'account.enableOf' : 'account.disableOf', { name })}
          onPress={() => void actions.enableAccount(name, disabled)}
        >
          {words.t(disabled ? 'account.enable' : 'account.disable')}
        </Button>
      </div>
    </li>
  )
}

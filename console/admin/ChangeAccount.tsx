import { useState } from 'react'
import { Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { AccountWanted } from '../../shared/accounts.ts'
import type { AccountView } from '../../shared/adminWire.ts'
import { accountReasons, type FourEyesReason } from '../../shared/fourEyes.ts'
import { type Role, roles } from '../../shared/roles.ts'
import { Button } from '../views/Button.tsx'
import { ProofBox } from '../views/control/ProofBox.tsx'
import { useConsole } from '../views/useConsole.ts'
import { Choice } from './Choice.tsx'
import { TextField } from './TextField.tsx'
import { useAdministration } from './useAdministration.ts'

type Change = AccountWanted['do'] | 'disable' | 'signOut'

const usualReason: Partial<Record<Change, (typeof accountReasons)[number]>> = {
  add: 'newColleague',
  setRole: 'otherDuties',
  reset: 'lostKey',
  enable: 'cameBack',
}

/** A new account, or something that is to become of one: what gives a right takes two administrators, what takes one away none but me. */
export function ChangeAccount({ account }: { account?: AccountView }) {
  const { words } = useAdministration()
  const title = account ? words.t('account.changeOf', { name: account.name }) : words.t('account.new')
  return (
    <DialogTrigger>
      <Button look={account ? 'plain' : 'primary'} aria-label={title}>
        {account ? words.t('account.change') : title}
      </Button>
      <ModalOverlay className="overlay">
        <Modal className="modal control narrow">
          <Dialog>
            {({ close }) => (
              <>
                <Heading slot="title">{title}</Heading>
                <ChangeForm close={close} {...(account ? { account } : {})} />
                <div className="dialogButtons">
                  <Button look="quiet" onPress={close}>
                    {words.console.t('control.close')}
                  </Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}

function ChangeForm({ account, close }: { account?: AccountView; close(): void }) {
  const { words } = useAdministration()
  const { state } = useConsole()
  const isMine = state.session.stage === 'signedIn' && state.session.me.number === account?.number
  const changes = isMine ? takingAway : changesOf(account)
  const [change, choose] = useState<Change>(changes[0] ?? 'add')
  const [name, write] = useState(account?.name ?? '')
  const [role, setRole] = useState<Role>(account?.role ?? 'responder')
  return (
    <div className="changeAccount">
      {account ? (
        <Choice
          label={words.t('account.what')}
          codes={changes}
          value={change}
          wordOf={(one) => words.t(`account.does.${one}`)}
          choose={choose}
        />
      ) : (
        <TextField label={words.t('account.name')} value={name} problems={[]} write={write} />
      )}
      {(change === 'add' || change === 'setRole') && (
        <Choice
          label={words.t('account.role')}
          codes={roles}
          value={role}
          wordOf={(one) => words.console.t(`role.${one}`)}
          choose={setRole}
        />
      )}
      {change === 'disable' || change === 'signOut' ? (
        <TakeAway name={name} what={change} close={close} />
      ) : (
        <Give
          key={change}
          wanted={change === 'add' || change === 'setRole' ? { do: change, name, role } : { do: change, name }}
          close={close}
          {...(account ? { from: account.role } : {})}
        />
      )}
    </div>
  )
}

/** Nobody gives a right to themselves. */
const takingAway: readonly Change[] = ['signOut', 'disable']

const changesOf = (account: AccountView | undefined): readonly Change[] => {
  if (!account) return ['add']
  return account.disabled ? ['enable', 'setRole'] : ['setRole', 'reset', ...takingAway]
}

/** By me alone, at once. */
function TakeAway({ name, what, close }: { name: string; what: 'disable' | 'signOut'; close(): void }) {
  const { actions, words } = useAdministration()
  return (
    <>
      <p className="hint">{words.t(`account.help.${what}`)}</p>
      <ProofBox
        label={words.t(`account.does.${what}`)}
        prove={(proof) => actions.takeAway(what, name, proof)}
        done={close}
      />
    </>
  )
}

function Give({ wanted, from, close }: { wanted: AccountWanted; from?: Role; close(): void }) {
  const { state, actions, words } = useAdministration()
  const [why, choose] = useState<(typeof accountReasons)[number]>(usualReason[wanted.do] ?? 'newColleague')
  const [reference, write] = useState('')
  const atOnce = wanted.do === 'setRole' && wanted.role === 'responder' && from === 'coordinator'
  const isAlone = state.accounts?.alone === true
  const isReady = wanted.name.trim().length > 1 && !(wanted.do === 'setRole' && wanted.role === from)
  return (
    <>
      <Choice
        label={words.console.t('control.why')}
        codes={accountReasons}
        value={why}
        wordOf={(one: FourEyesReason) => words.console.word('fourEyesWhy', one)}
        choose={choose}
      />
      <TextField label={words.console.t('control.reference')} value={reference} problems={[]} write={write} />
      {wanted.do === 'reset' && <p className="hint">{words.t('account.help.reset')}</p>}
      <p className="hint">{words.t(isAlone || atOnce ? 'account.atOnce' : 'account.takesTwo')}</p>
      {isReady && (
        <ProofBox
          label={words.t(isAlone || atOnce ? `account.does.${wanted.do}` : 'account.askSecond')}
          prove={(proof) => actions.askForAccount({ wanted, why, reference, proof })}
          done={close}
        />
      )}
    </>
  )
}

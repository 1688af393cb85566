import { useState } from 'react'
import { Label, TextArea, TextField } from 'react-aria-components'
import type { ConversationId } from '../../shared/ids.ts'
import { maxTextLength } from '../../shared/limits.ts'
import { colleaguesOnDuty } from '../state/lists.ts'
import { Button } from './Button.tsx'
import { ChoiceList } from './ChoiceList.tsx'
import { DialogButton } from './DialogButton.tsx'
import { DialogEnd } from './DialogEnd.tsx'
import { useConsole } from './useConsole.ts'

/** Asks a colleague to come in; I leave only when they are there, so the visitor is never alone. */
export function TransferButton({ id }: { id: ConversationId }) {
  const { words } = useConsole()
  return (
    <DialogButton name={words.t('transfer.open')} title={words.t('transfer.title')} keyName="l">
      {(close) => <TransferForm id={id} close={close} />}
    </DialogButton>
  )
}

function TransferForm({ id, close }: { id: ConversationId; close(): void }) {
  const { state, actions, words } = useConsole()
  const [to, choose] = useState<string>()
  const [text, write] = useState('')
  const colleagues = colleaguesOnDuty(state).map(
    ({ number, name, role }) => [String(number), `${name} · ${words.t(`role.${role}`)}`] as const,
  )
  if (colleagues.length === 0)
    return (
      <>
        <p>{words.t('transfer.nobody')}</p>
        <div className="dialogButtons">
          <Button onPress={close}>{words.t('talk.cancel')}</Button>
        </div>
      </>
    )
  return (
    <>
      <p>{words.t('transfer.text')}</p>
      <ChoiceList label={words.t('transfer.to')} choices={colleagues} value={to} choose={choose} />
      <TextField value={text} onChange={write} maxLength={maxTextLength} className="forStaff">
        <Label>{words.t('transfer.note')}</Label>
        <TextArea rows={3} />
      </TextField>
      <DialogEnd
        does={words.t('transfer.ask')}
        ready={to !== undefined}
        run={() => actions.invite(id, Number(to), text.trim())}
        close={close}
      />
    </>
  )
}

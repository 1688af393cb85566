import { useState } from 'react'
import type { ConversationId } from '../../shared/ids.ts'
import { type Aid, type AidCode, aids } from '../../shared/judgement.ts'
import type { KeyAlone } from '../keys.ts'
import { ChoiceList } from './ChoiceList.tsx'
import { DialogButton } from './DialogButton.tsx'
import { DialogEnd } from './DialogEnd.tsx'
import { useConsole } from './useConsole.ts'

const steps = ['1', '2', '3', '4', '5'] as const

/** A checklist and how it ended. Nothing of the conversation goes into it, and nothing is sent anywhere: staff call themselves. */
export function AidButton({ id, aid, keyName }: { id: ConversationId; aid: Aid; keyName: KeyAlone }) {
  const { words } = useConsole()
  return (
    <DialogButton name={words.t(`aid.${aid}.title`)} keyName={keyName}>
      {(close) => <AidForm id={id} aid={aid} close={close} />}
    </DialogButton>
  )
}

function AidForm({ id, aid, close }: { id: ConversationId; aid: Aid; close(): void }) {
  const { state, actions, words } = useConsole()
  const [did, choose] = useState<AidCode>()
  const codes: readonly AidCode[] = aids[aid]
  return (
    <>
      <ol className="checklist">
        {steps.map((step) => (
          <li key={step}>{words.t(`aid.${aid}.${step}`, state.held.numbers)}</li>
        ))}
      </ol>
      <ChoiceList
        label={words.t('aid.did')}
        choices={codes.map((code) => [code, words.t(`aidCode.${code}`)] as const)}
        value={did}
        choose={(code) => choose(codes.find((one) => one === code))}
      />
      <p className="hint">{words.t('aid.onlyCode')}</p>
      <DialogEnd
        does={words.t('aid.save')}
        ready={did !== undefined}
        run={() => did && actions.finishAid(id, did)}
        close={close}
      />
    </>
  )
}

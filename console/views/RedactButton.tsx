import { useState } from 'react'
import { type RedactionReason, redactionReasons } from '../../shared/judgement.ts'
import type { StaffEntryView } from '../../shared/wire/consoleViews.ts'
import type { OpenedConversation } from '../state/consoleState.ts'
import { myNumber } from '../state/lists.ts'
import { clockText } from '../text/times.ts'
import { ChoiceList } from './ChoiceList.tsx'
import { DialogButton } from './DialogButton.tsx'
import { DialogEnd } from './DialogEnd.tsx'
import { useConsole } from './useConsole.ts'

/** How far back a message can be destroyed from here. */
const newest = 30

/** Destroys a message on both sides, with a reason. */
export function RedactButton({ conversation }: { conversation: OpenedConversation }) {
  const { words } = useConsole()
  return (
    <DialogButton name={words.t('redact.open')} title={words.t('redact.title')} keyName="x">
      {(close) => <RedactForm conversation={conversation} close={close} />}
    </DialogButton>
  )
}

function RedactForm({ conversation, close }: { conversation: OpenedConversation; close(): void }) {
  const { state, actions, words } = useConsole()
  const [target, chooseTarget] = useState<string>()
  const [reason, chooseReason] = useState<RedactionReason>()
  const mine = myNumber(state)
  const redactable = conversation.entries.filter((entry) => isRedactable(entry, mine)).slice(-newest)
  return (
    <>
      <p>{words.t('redact.text')}</p>
      <div className="longList">
        <ChoiceList
          label={words.t('redact.which')}
          choices={redactable
            .toReversed()
            .map((entry) => [String(entry.seq), `${clockText(words.language, entry.at)} ${textOf(entry)}`] as const)}
          value={target}
          choose={chooseTarget}
        />
      </div>
      <ChoiceList
        label={words.t('redact.reason')}
        choices={redactionReasons.map((code) => [code, words.t(`redactionReason.${code}`)] as const)}
        value={reason}
        choose={(code) => chooseReason(redactionReasons.find((one) => one === code))}
      />
      <DialogEnd
        does={words.t('redact.do')}
        ready={target !== undefined && reason !== undefined}
        run={() => reason && actions.redact(conversation.card.id, Number(target), reason)}
        close={close}
      />
    </>
  )
}

function isRedactable(entry: StaffEntryView, mine: number | undefined) {
  if (entry.shows === 'visitor') return entry.typed
  return (entry.shows === 'staff' || entry.shows === 'note') && entry.staff.number === mine
}

const textOf = (entry: StaffEntryView) => ('text' in entry ? entry.text : '')

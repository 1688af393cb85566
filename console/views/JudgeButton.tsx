import { useState } from 'react'
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components'
import { type JudgementReason, judgementReasons } from '../../shared/judgement.ts'
import { tracks, urgencies } from '../../shared/screening.ts'
import type { OpenedConversation } from '../state/consoleState.ts'
import { recordWord } from '../text/recordWords.ts'
import { ChoiceList } from './ChoiceList.tsx'
import { DialogButton } from './DialogButton.tsx'
import { DialogEnd } from './DialogEnd.tsx'
import { useConsole } from './useConsole.ts'

/** Urgency and tracks as staff see them, with the reason; what the questions gave stays beside it. */
export function JudgeButton({ conversation }: { conversation: OpenedConversation }) {
  const { words } = useConsole()
  return (
    <DialogButton name={words.t('judge.open')} title={words.t('judge.title')} keyName="u">
      {(close) => <JudgeForm conversation={conversation} close={close} />}
    </DialogButton>
  )
}

function JudgeForm({ conversation, close }: { conversation: OpenedConversation; close(): void }) {
  const { actions, words } = useConsole()
  const { card, judged, screening } = conversation
  const [urgency, chooseUrgency] = useState(card.urgency)
  const [chosen, chooseTracks] = useState<readonly string[]>(judged?.tracks ?? screening?.result.tracks ?? [])
  const [reason, chooseReason] = useState<JudgementReason>()
  const chosenTracks = tracks.filter((track) => chosen.includes(track))
  return (
    <>
      <ChoiceList
        label={words.t('judge.urgency')}
        choices={urgencies.map((code) => [code, words.t(`urgency.${code}`)] as const)}
        value={urgency}
        choose={(code) => chooseUrgency(urgencies.find((one) => one === code) ?? urgency)}
      />
      <CheckboxGroup className="choices" value={[...chosen]} onChange={chooseTracks}>
        <Label>{words.t('judge.tracks')}</Label>
        {tracks.map((track) => (
          <Checkbox
            key={track}
            value={track}
            className="choice"
            isDisabled={chosen.length >= 5 && !chosen.includes(track)}
          >
            <span className="box" aria-hidden="true" />
            {recordWord(words.language, 'tracksByStaff', track)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <ChoiceList
        label={words.t('judge.reason')}
        choices={judgementReasons.map((code) => [code, words.t(`judgementReason.${code}`)] as const)}
        value={reason}
        choose={(code) => chooseReason(judgementReasons.find((one) => one === code))}
      />
      <DialogEnd
        does={words.t('judge.save')}
        ready={reason !== undefined && chosenTracks.length > 0}
        run={() => reason && actions.judge(card.id, { urgency, tracks: chosenTracks, reason })}
        close={close}
      />
    </>
  )
}

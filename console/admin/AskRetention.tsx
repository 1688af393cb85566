import { useState } from 'react'
import type { EditPlace } from '../../shared/edits.ts'
import { Board } from '../views/control/Board.tsx'
import { ProofBox } from '../views/control/ProofBox.tsx'
import { TextField } from './TextField.tsx'
import { useAdministration } from './useAdministration.ts'
import '../styles/control.css'

/** In place of saving, where it takes two: asks a second administrator, and carries out what they approved. */
export function AskRetention({ place, drafted }: { place: EditPlace; drafted: boolean }) {
  const { actions, words } = useAdministration()
  const [reference, write] = useState('')
  return (
    <div className="control">
      <h2>{words.t('account.twoTitle')}</h2>
      <p className="hint">{words.t('account.takesTwo')}</p>
      {drafted && (
        <div className="askRetention">
          <TextField label={words.console.t('control.reference')} value={reference} problems={[]} write={write} />
          <ProofBox
            label={words.t('account.askSecond')}
            prove={(proof) => actions.askForRetention(place, reference, proof)}
            done={() => {}}
          />
        </div>
      )}
      <Board done={() => void actions.open(place.file)} />
    </div>
  )
}

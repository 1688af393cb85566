import { useId, useState } from 'react'
import { type ClosedView, conversationReasons, type FourEyesReason } from '../../../shared/fourEyes.ts'
import { askFor } from '../../connection/fourEyes.ts'
import { whenText } from '../../text/times.ts'
import { useConsole } from '../useConsole.ts'
import { ProofBox } from './ProofBox.tsx'

const kinds = ['readClosed', 'exportConversation', 'keepLonger'] as const

/** Asks for something about a closed conversation that is still kept. */
export function AskForm({ closed, done }: { closed: readonly ClosedView[]; done(): void }) {
  const { words } = useConsole()
  const id = useId()
  const [about, setAbout] = useState(closed[0]?.id ?? '')
  const [kind, setKind] = useState<string>(kinds[0])
  const [why, setWhy] = useState<FourEyesReason>('followUp')
  const [reference, setReference] = useState('')
  const nameOf = ({ closedAt, channel, closedBy }: ClosedView) =>
    words.t('control.closedName', {
      time: whenText(words.language, closedAt),
      channel: words.word('channel', channel),
      number: closedBy ?? '–',
    })
  return (
    <section className="askFor" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>{words.t('control.ask')}</h3>
      <label htmlFor={`${id}about`}>{words.t('control.about')}</label>
      <select id={`${id}about`} value={about} onChange={(event) => setAbout(event.target.value)}>
        {closed.map((one) => (
          <option key={one.id} value={one.id}>
            {nameOf(one)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}kind`}>{words.t('control.kind')}</label>
      <select id={`${id}kind`} value={kind} onChange={(event) => setKind(event.target.value)}>
        {kinds.map((one) => (
          <option key={one} value={one}>
            {words.word('fourEyes', one)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}why`}>{words.t('control.why')}</label>
      <select id={`${id}why`} value={why} onChange={(event) => setWhy(event.target.value as FourEyesReason)}>
        {conversationReasons.map((one) => (
          <option key={one} value={one}>
            {words.word('fourEyesWhy', one)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}reference`}>{words.t('control.reference')}</label>
      <input
        id={`${id}reference`}
        value={reference}
        maxLength={40}
        onChange={(event) => setReference(event.target.value)}
      />
      <ProofBox
        label={words.t('control.askDo')}
        prove={(proof) => askFor({ kind, about, why, reference, proof })}
        done={done}
      />
    </section>
  )
}

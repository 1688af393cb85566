import { chosenConversation, isMine, readsAlong, speaks } from '../state/lists.ts'
import { CallFacts } from './CallFacts.tsx'
import { ClosingForm } from './ClosingForm.tsx'
import { CoachBox } from './CoachBox.tsx'
import { ConsentFacts } from './ConsentFacts.tsx'
import { NoteBox } from './NoteBox.tsx'
import { SafetyFacts } from './SafetyFacts.tsx'
import { ScreeningFacts } from './ScreeningFacts.tsx'
import { SupportFacts } from './SupportFacts.tsx'
import { useConsole } from './useConsole.ts'

export function FactsRoom() {
  const { state, words } = useConsole()
  const chosen = chosenConversation(state)
  const closing = chosen && state.own.closing[chosen.card.id]
  return (
    <section className={`room facts ${closing?.visible ? 'closingOpen' : ''}`} aria-label={words.t('facts.label')}>
      {!chosen && <p className="none">{words.t('facts.none')}</p>}
      {chosen && closing?.visible && <ClosingForm key={chosen.card.id} id={chosen.card.id} />}
      {chosen?.conversation && !closing?.visible && (
        <>
          {isMine(state, chosen.card) && <CallFacts key={chosen.card.id} conversation={chosen.conversation} />}
          {speaks(state, chosen.card) && <NoteBox id={chosen.card.id} />}
          {readsAlong(state, chosen.card) && <CoachBox id={chosen.card.id} />}
          {speaks(state, chosen.card) && <SupportFacts conversation={chosen.conversation} />}
          <SafetyFacts conversation={chosen.conversation} />
          <ScreeningFacts conversation={chosen.conversation} />
          <ConsentFacts conversation={chosen.conversation} />
          <p className="erase">{words.t('facts.erase')}</p>
        </>
      )}
    </section>
  )
}

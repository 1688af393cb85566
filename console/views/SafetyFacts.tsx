import { useState } from 'react'
import type { Control, LostContactPlan } from '../../shared/safetySchemas.ts'
import type { ConversationView } from '../../shared/wire.ts'
import { isMine } from '../state/lists.ts'
import { freelyWords, hourText, planWords } from '../text/safetyWords.ts'
import { Button } from './Button.tsx'
import { Facts } from './Facts.tsx'
import { useConsole } from './useConsole.ts'

/** What the visitor said of their own danger: whether they can write, what to do when contact is lost, and how to know them. */
export function SafetyFacts({ conversation: { card, plan, control } }: { conversation: ConversationView }) {
  const { state, words } = useConsole()
  const { safety } = card
  if (!safety && !plan && !control) return null
  return (
    <section className="factCard">
      <h2>{words.t('facts.safety')}</h2>
      {safety?.freely && <Facts facts={[[words.t('facts.freely'), words.t(`facts.${freelyWords[safety.freely]}`)]]} />}
      {safety?.safeWord && (
        <Facts
          facts={[[words.t('facts.safeWord'), words.t(safety.hidden ? 'facts.safeWordWritten' : 'facts.safeWordSet')]]}
        />
      )}
      {plan && <Plan plan={plan} hidden={safety?.hidden ?? false} />}
      {control && <ControlFacts card={card} control={control} own={isMine(state, card)} />}
    </section>
  )
}

function Plan({ plan, hidden }: { plan: LostContactPlan; hidden: boolean }) {
  const { words } = useConsole()
  return (
    <>
      <Facts facts={[[words.t('facts.plan'), words.t(`facts.${planWords[plan.kind]}`, { hour: hourText(plan) })]]} />
      {plan.kind === 'ring' && !hidden && <Covered value={plan.number} name="number" />}
    </>
  )
}

const covers = {
  number: { label: 'facts.number', show: 'facts.showNumber', hide: 'facts.hideNumber' },
  answer: { label: 'facts.controlAnswer', show: 'facts.showAnswer', hide: 'facts.hideAnswer' },
} as const

/** Masked until pressed: others may see the screen. */
function Covered({ value, name }: { value: string; name: keyof typeof covers }) {
  const { words } = useConsole()
  const [shown, setShown] = useState(false)
  const { label, show, hide } = covers[name]
  return (
    <>
      <Facts facts={[[words.t(label), shown ? value : '•••']]} />
      <Button look="quiet" onPress={() => setShown(!shown)}>
        {words.t(shown ? hide : show)}
      </Button>
    </>
  )
}

type ControlProps = Pick<ConversationView, 'card'> & { control: Control; own: boolean }

function ControlFacts({ card, control, own }: ControlProps) {
  const { actions, words } = useConsole()
  return (
    <>
      <Facts facts={[[words.t('facts.control'), control.question]]} />
      <p className="hint">{words.t('facts.controlText')}</p>
      <Covered value={control.answer} name="answer" />
      {own && <Button onPress={() => actions.send(card.id, control.question)}>{words.t('facts.askControl')}</Button>}
    </>
  )
}

import { useState } from 'react'
import type { ConversationView, LostContactView } from '../../shared/wire/consoleViews.ts'
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
      {plan && <Plan id={card.id} plan={plan} hidden={safety?.hidden ?? false} />}
      {control && <ControlFacts card={card} control={control} own={isMine(state, card)} />}
    </section>
  )
}

interface PlanProps {
  id: ConversationView['card']['id']
  plan: LostContactView
  hidden: boolean
}

function Plan({ id, plan, hidden }: PlanProps) {
  const { actions, words } = useConsole()
  const rings = plan.kind === 'ring'
  const chosen = words.t(`facts.${planWords[plan.kind]}`, { hour: hourText(plan) })
  return (
    <>
      <Facts facts={[[words.t('facts.plan'), rings && hidden ? words.t('lost.doNotRing') : chosen]]} />
      {rings && !hidden && <Covered key={`${id} ${plan.seq}`} name="number" ask={() => actions.showLostContact(id)} />}
    </>
  )
}

const covers = {
  number: { label: 'facts.number', show: 'facts.showNumber', hide: 'facts.hideNumber' },
  answer: { label: 'facts.controlAnswer', show: 'facts.showAnswer', hide: 'facts.hideAnswer' },
} as const

interface CoveredProps {
  name: keyof typeof covers
  ask(): Promise<string | undefined>
}

/** Asked for when pressed, which stands in the audit trail: until then it is on no console. */
function Covered({ name, ask }: CoveredProps) {
  const { words } = useConsole()
  const [shown, setShown] = useState<string>()
  const [failed, setFailed] = useState(false)
  const { label, show, hide } = covers[name]
  async function look() {
    const answer = await ask()
    setShown(answer)
    setFailed(answer === undefined)
  }
  return (
    <>
      <Facts facts={[[words.t(label), shown ?? '•••']]} />
      {shown === undefined ? (
        <Button look="quiet" onPress={() => void look()}>
          {words.t(show)}
        </Button>
      ) : (
        <Button look="quiet" onPress={() => setShown(undefined)}>
          {words.t(hide)}
        </Button>
      )}
      {failed && <p role="alert">{words.t('call.failed')}</p>}
    </>
  )
}

type ControlProps = Required<Pick<ConversationView, 'card' | 'control'>> & { own: boolean }

function ControlFacts({ card, control, own }: ControlProps) {
  const { actions, words } = useConsole()
  return (
    <>
      <Facts facts={[[words.t('facts.control'), control.question]]} />
      <p className="hint">{words.t('facts.controlText')}</p>
      <Covered key={`${card.id} ${control.question}`} name="answer" ask={() => actions.showControl(card.id)} />
      {own && <Button onPress={() => actions.send(card.id, control.question)}>{words.t('facts.askControl')}</Button>}
    </>
  )
}

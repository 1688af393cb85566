import type { Language } from '../../../../../shared/languages.ts'
import type { ChoiceView } from '../../../../../shared/wire/visitor.ts'
import type { OpenChoices } from '../state/select.ts'
import { focusTalk } from './focusTalk.ts'
import { ManyChoices } from './ManyChoices.tsx'
import type { ViewProps } from './Page.tsx'

export type ChoicesProps = ViewProps & { open: OpenChoices }

const soft: ReadonlySet<string> = new Set(['none', 'skip', 'human'])

/** A choice that stands beside the others and not among them, unless the prompt puts it first. */
export const isSoft = ({ choice }: ChoiceView) => soft.has(choice)

export function Choices({ open, ...view }: ChoicesProps) {
  const { state, t, actions } = view
  const take = (choice: ChoiceView) => actions?.choose(open.step, [choice])
  const among = open.many ? open.choices.filter((choice) => !isSoft(choice)) : []
  const alone = open.choices.filter((choice) => !among.includes(choice))
  if (open.choices.length === 0 && !open.human) return null
  return (
    <fieldset class="choices" aria-label={t('choices')}>
      {among.length > 0 ? <ManyChoices among={among} open={open} {...view} /> : null}
      {alone.map((choice, at) => (
        <ChoiceButton
          key={choice.choice}
          label={choice.label}
          language={choice.language}
          soft={isSoft(choice) && at + among.length > 0}
          isLive={state.live}
          take={() => take(choice)}
        />
      ))}
      {open.human ? (
        <ChoiceButton label={t('human')} soft isLive={state.live} take={() => actions?.askForHuman(t('human'))} />
      ) : null}
    </fieldset>
  )
}

interface ChoiceButtonProps {
  label: string
  language?: Language | undefined
  soft: boolean
  isLive: boolean
  take(): void
}

function ChoiceButton({ label, language, soft, isLive, take }: ChoiceButtonProps) {
  return (
    <button
      type="button"
      class={soft ? 'soft' : undefined}
      disabled={!isLive}
      onClick={() => {
        focusTalk()
        take()
      }}
    >
      <bdi lang={language}>{label}</bdi>
    </button>
  )
}

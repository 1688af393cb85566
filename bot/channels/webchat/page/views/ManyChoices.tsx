import { useState } from 'preact/hooks'
import type { ChoiceView } from '../../../../../shared/wire/visitor.ts'
import type { ChoicesProps } from './Choices.tsx'
import { focusTalk } from './focusTalk.ts'

/** Several answers at once: boxes to tick and one button. */
export function ManyChoices({ among, open, state, t, actions }: ChoicesProps & { among: ChoiceView[] }) {
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState(false)
  const answer = () => {
    if (taken.size === 0) return setAsked(true)
    focusTalk()
    actions?.choose(
      open.step,
      among.filter(({ choice }) => taken.has(choice)),
    )
  }
  return (
    <fieldset>
      <legend>{t('choices.many')}</legend>
      {among.map(({ choice, label }) => (
        <label key={choice} class="tick">
          <input
            type="checkbox"
            autocomplete="off"
            disabled={!state.live}
            checked={taken.has(choice)}
            onChange={() => setTaken(toggled(taken, choice))}
          />
          {label}
        </label>
      ))}
      <p role="status" class="help">
        {asked && taken.size === 0 ? t('choices.none') : null}
      </p>
      <button type="button" class="main" disabled={!state.live} onClick={answer}>
        {t('choices.send')}
      </button>
    </fieldset>
  )
}

const toggled = (taken: ReadonlySet<string>, choice: string) => {
  const others = new Set(taken)
  if (!others.delete(choice)) others.add(choice)
  return others
}

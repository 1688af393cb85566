import { freeAnswers } from '../../../../../shared/safety.ts'
import { asksFreely } from '../state/select.ts'
import type { ViewProps } from './Page.tsx'

/** Asked first and never in the way: whoever simply writes has answered enough. */
export function Freely({ state, t, actions }: ViewProps) {
  if (!asksFreely(state)) return null
  return (
    <fieldset class="freely">
      <legend>{t('freely.question')}</legend>
      {freeAnswers.map((answer) => (
        <button key={answer} type="button" disabled={!state.live} onClick={() => actions?.sayHowFreely(answer)}>
          {t(`freely.${answer}`)}
        </button>
      ))}
    </fieldset>
  )
}

import { refusedText } from '../text/words.ts'
import { Button } from '../views/Button.tsx'
import type { Reading } from './state.ts'
import { useAdministration } from './useAdministration.ts'

/** Stands where something will once it is read: what is not known yet must not look as if there were nothing. */
export function NotRead({ what, again }: { what: Reading; again(): void }) {
  const { state, words } = useAdministration()
  const code = state.refused[what]
  if (code === undefined)
    return (
      <p className="notRead" role="status">
        {words.console.t('loading')}
      </p>
    )
  return (
    <div className="notRead">
      <p role="alert">{refusedText(words.console, code)}</p>
      <Button onPress={again}>{words.console.t('again')}</Button>
    </div>
  )
}

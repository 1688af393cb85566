import { useEffect } from 'react'
import { refusedText } from '../text/words.ts'
import { useAdministration } from './useAdministration.ts'

/** What became of the last thing that was asked; read aloud when it changes. */
export function Notice() {
  const { state, words } = useAdministration()
  const { notice, busy } = state
  const text = notice
    ? notice.kind === 'refused'
      ? notice.code === 'conflict'
        ? words.t('notice.conflict')
        : refusedText(words.console, notice.code)
      : words.t(`notice.${notice.kind}`)
    : ''
  // Whoever saved is brought to what is to be mended.
  useEffect(() => {
    if (notice?.kind === 'wrong') document.querySelector<HTMLElement>('.part [aria-invalid="true"]')?.focus()
  }, [notice])
  const isBad = notice?.kind === 'refused' || notice?.kind === 'wrong'
  return (
    <p className={isBad ? 'said bad' : 'said'} role="status" aria-busy={busy}>
      {busy ? words.t('notice.working') : text}
    </p>
  )
}

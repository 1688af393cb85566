import { useRef, useState } from 'react'
import { refusedText } from '../text/words.ts'
import { Button } from '../views/Button.tsx'
import type { ProofProps } from '../views/control/ProofBox.tsx'
import { useConsole } from '../views/useConsole.ts'
import { proveWithProvider } from './proveWithProvider.ts'
import { useProviderWords } from './useProviderWords.ts'

/** Pressing again opens another window; the one before counts no more. */
export function ProviderProof({ label, prove, done }: ProofProps) {
  const { words } = useConsole()
  const t = useProviderWords()
  const presses = useRef(0)
  const [told, setTold] = useState<{ waits: true } | { refusal: string }>()
  async function press() {
    presses.current += 1
    const mine = presses.current
    setTold({ waits: true })
    const proof = await proveWithProvider()
    if (mine !== presses.current) return
    const answer = proof.ok ? await prove(proof.value) : proof
    setTold(answer.ok ? undefined : { refusal: answer.code })
    if (answer.ok) done()
  }
  return (
    <div className="proof">
      <Button onPress={() => void press()}>{label}</Button>
      <small role="status">{t(told && 'waits' in told ? 'proof.goOn' : 'proof.explained')}</small>
      {told && 'refusal' in told && (
        <p role="alert">{told.refusal === 'notProven' ? t('proof.wrong') : refusedText(words, told.refusal)}</p>
      )}
    </div>
  )
}

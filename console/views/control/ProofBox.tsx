import { type FormEvent, useId, useState } from 'react'
import type { Told } from '../../connection/control.ts'
import { refusedText } from '../../text/words.ts'
import { Button } from '../Button.tsx'
import { useConsole } from '../useConsole.ts'

interface Props {
  label: string
  prove(proof: string): Promise<Told<unknown>>
  done(): void
}

/** The password once more, and what it is given for. */
export function ProofBox({ label, prove, done }: Props) {
  const { words } = useConsole()
  const id = useId()
  const [proof, setProof] = useState('')
  const [refusal, setRefusal] = useState<string>()
  async function submit(event: FormEvent) {
    event.preventDefault()
    const told = await prove(proof)
    setProof('')
    setRefusal(told.ok ? undefined : told.code)
    if (told.ok) done()
  }
  return (
    <form className="proof" onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>{words.t('control.proof')}</label>
      <input
        id={id}
        type="password"
        autoComplete="current-password"
        value={proof}
        required
        onChange={(event) => setProof(event.target.value)}
      />
      <Button type="submit">{label}</Button>
      {refusal && <p role="alert">{refusedText(words, refusal)}</p>}
    </form>
  )
}

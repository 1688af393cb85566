import { type FormEvent, lazy, Suspense, useId, useState } from 'react'
import type { Told } from '../../connection/ask.ts'
import { proveWithPasskey } from '../../connection/control.ts'
import { refusedText } from '../../text/words.ts'
import { Button } from '../Button.tsx'
import { useConsole } from '../useConsole.ts'

export interface ProofProps {
  label: string
  prove(proof: string): Promise<Told<unknown>>
  done(): void
}

const ProviderProof = lazy(async () => ({ default: (await import('../../provider/ProviderProof.tsx')).ProviderProof }))

/** Showing again who I am, and what it is for: with a passkey a press, with the provider a window, otherwise the password and a code. */
export function ProofBox(props: ProofProps) {
  const { state } = useConsole()
  const { session } = state
  const way = session.stage === 'signedIn' ? session.way : undefined
  if (way === 'oidc')
    return (
      <Suspense>
        <ProviderProof {...props} />
      </Suspense>
    )
  return way === 'passkeys' ? <PasskeyProof {...props} /> : <PasswordProof {...props} />
}

function PasskeyProof({ label, prove, done }: ProofProps) {
  const { words } = useConsole()
  const [refusal, setRefusal] = useState<string>()
  async function press() {
    const proof = await proveWithPasskey()
    const told = proof.ok ? await prove(proof.value) : proof
    setRefusal(told.ok ? undefined : told.code)
    if (told.ok) done()
  }
  return (
    <div className="proof">
      <Button onPress={() => void press()}>{label}</Button>
      <small>{words.t('control.withPasskey')}</small>
      {refusal && (
        <p role="alert">{refusal === 'notProven' ? words.t('signIn.wrongPasskey') : refusedText(words, refusal)}</p>
      )}
    </div>
  )
}

function PasswordProof({ label, prove, done }: ProofProps) {
  const { words } = useConsole()
  const id = useId()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState<string>()
  async function submit(event: FormEvent) {
    event.preventDefault()
    const told = await prove(JSON.stringify({ password, code }))
    setPassword('')
    setCode('')
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
        value={password}
        required
        onChange={(event) => setPassword(event.target.value)}
      />
      <label htmlFor={`${id}code`}>{words.t('control.proofCode')}</label>
      <input
        id={`${id}code`}
        className="codeInput"
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="[0-9]{6}"
        maxLength={6}
        value={code}
        required
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit">{label}</Button>
      {refusal && <p role="alert">{refusedText(words, refusal)}</p>}
    </form>
  )
}

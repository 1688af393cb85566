import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { focusTalk } from './focusTalk.ts'

export interface ConfirmProps {
  label: string
  question: string
  yes: string
  no: string
  confirmed(): void
}

/** A button that asks again in its own place. Focus goes to the answer that changes nothing, and back, or to the talk. */
export function Confirm({ label, question, yes, no, confirmed }: ConfirmProps) {
  const [step, setStep] = useState<'untouched' | 'asking' | 'kept'>('untouched')
  const $ask = useRef<HTMLButtonElement>(null)
  const $no = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    if (step === 'asking') $no.current?.focus()
    if (step === 'kept') $ask.current?.focus()
  }, [step])
  if (step !== 'asking') {
    return (
      <button ref={$ask} type="button" class="quiet" onClick={() => setStep('asking')}>
        {label}
      </button>
    )
  }
  const keep = () => setStep('kept')
  const confirm = () => {
    focusTalk()
    confirmed()
  }
  return (
    <fieldset
      class="confirm"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        keep()
      }}
    >
      <span>{question}</span>
      <button type="button" class="firm" onClick={confirm}>
        {yes}
      </button>
      <button ref={$no} type="button" class="quiet" onClick={keep}>
        {no}
      </button>
    </fieldset>
  )
}

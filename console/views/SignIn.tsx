import { type FormEvent, useMemo, useRef } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import type { Refusal } from '../state/consoleState.ts'
import { elapsedText } from '../text/times.ts'
import { refusedText, type Words } from '../text/words.ts'
import { Button } from './Button.tsx'
import { LanguageChoice } from './LanguageChoice.tsx'
import { useConsole, useNow } from './useConsole.ts'

export function SignIn() {
  const { state, words } = useConsole()
  const { session } = state
  return (
    <main className="signIn">
      <h1>{words.t('name')}</h1>
      {session.stage === 'signedOut' ? <SignInForm /> : <p role="status">{words.t('signIn.checking')}</p>}
      <LanguageChoice />
    </main>
  )
}

function SignInForm() {
  const { state, actions, words } = useConsole()
  const password = useRef<HTMLInputElement>(null)
  const { session } = state
  if (session.stage !== 'signedOut') return null

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    await actions.signIn(String(fields.get('name')), String(fields.get('password')))
    password.current?.focus()
    password.current?.select()
  }

  return (
    <form onSubmit={submit}>
      <h2>{words.t('signIn.title')}</h2>
      <p>{introText(words, session.why)}</p>
      <TextField name="name" isRequired autoComplete="username" maxLength={60}>
        <Label>{words.t('signIn.name')}</Label>
        <Input autoCapitalize="none" />
      </TextField>
      <TextField name="password" type="password" isRequired autoComplete="current-password" maxLength={200}>
        <Label>{words.t('signIn.password')}</Label>
        <Input ref={password} />
      </TextField>
      <p role="alert">{session.refusal && refusalText(words, session.refusal)}</p>
      <SubmitButton trying={session.trying} refusal={session.refusal} />
    </form>
  )
}

/** Counts the wait down, so that nobody has to guess when to try again. */
function SubmitButton({ trying, refusal }: { trying: boolean; refusal: Refusal | undefined }) {
  const { words } = useConsole()
  const leftMs = useTimeLeft(refusal)
  return (
    <Button type="submit" look="primary" isDisabled={trying || leftMs > 0}>
      {leftMs > 0
        ? words.t('signIn.waiting', { time: elapsedText(leftMs) })
        : words.t(trying ? 'signIn.trying' : 'signIn.do')}
    </Button>
  )
}

function useTimeLeft(refusal: Refusal | undefined) {
  const now = useNow()
  const until = useMemo(() => Date.now() + (refusal?.waitMs ?? 0), [refusal])
  return Math.ceil((until - now) / 1000) * 1000
}

const introText = (words: Words, why: 'first' | 'ended' | 'left' | 'leftHere') =>
  words.t(why === 'first' ? 'signIn.intro' : `signIn.${why}`)

function refusalText(words: Words, { code, waitMs = 0 }: Refusal): string {
  if (code === 'notSignedIn') return words.t('signIn.wrong')
  if (code === 'slowDown') return words.t('signIn.wait', { wait: waitText(words, waitMs) })
  return refusedText(words, code)
}

function waitText(words: Words, waitMs: number): string {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  return seconds < 90 ? words.count('signIn.seconds', seconds) : words.count('signIn.minutes', Math.ceil(seconds / 60))
}

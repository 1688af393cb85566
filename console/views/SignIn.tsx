import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import { hasPasskeys } from '../connection/passkeys.ts'
import { askWay } from '../connection/session.ts'
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

/** One way for the whole line; the server says which. */
function SignInForm() {
  const { words } = useConsole()
  const way = useWay()
  const [isNew, setNew] = useState(false)
  if (!way) return <p role="status">{words.t('signIn.checking')}</p>
  if (way === 'password') return <PasswordForm />
  return isNew ? <FirstPasskey back={() => setNew(false)} /> : <WithPasskey first={() => setNew(true)} />
}

const askAgainMs = 3000

function useWay() {
  const [way, setWay] = useState<'passkeys' | 'password'>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const ask = async () => {
      const told = await askWay()
      if (isOver) return
      if (told) setWay(told.way)
      else timer = setTimeout(() => void ask(), askAgainMs)
    }
    void ask()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [])
  return way
}

function WithPasskey({ first }: { first(): void }) {
  const { state, actions, words } = useConsole()
  const { session } = state
  if (session.stage !== 'signedOut') return null
  return (
    <section className="signInBox" aria-labelledby="signInTitle">
      <h2 id="signInTitle">{words.t('signIn.title')}</h2>
      <p>{introText(words, session.why)}</p>
      {!hasPasskeys() && <p role="alert">{words.t('signIn.noPasskeys')}</p>}
      <p role="alert">{session.refusal && refusalText(words, session.refusal, 'signIn.wrongPasskey')}</p>
      <Button look="primary" isDisabled={session.trying} onPress={() => void actions.signInWithPasskey()}>
        {words.t(session.trying ? 'signIn.trying' : 'signIn.withPasskey')}
      </Button>
      <Button look="quiet" onPress={first}>
        {words.t('signIn.firstTime')}
      </Button>
    </section>
  )
}

/** Whoever was given a name and a password to begin with makes a passkey, and never needs the password again. */
function FirstPasskey({ back }: { back(): void }) {
  const { state, actions, words } = useConsole()
  const { session } = state
  if (session.stage !== 'signedOut') return null
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    await actions.enrol(String(fields.get('name')), String(fields.get('password')))
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <h2>{words.t('signIn.firstTitle')}</h2>
      <p>{words.t('signIn.firstIntro')}</p>
      <TextField name="name" isRequired autoComplete="username" maxLength={60} autoFocus>
        <Label>{words.t('signIn.name')}</Label>
        <Input autoCapitalize="none" />
      </TextField>
      <TextField name="password" isRequired autoComplete="off" maxLength={200}>
        <Label>{words.t('signIn.once')}</Label>
        <Input autoCapitalize="none" spellCheck="false" />
      </TextField>
      <p role="alert">{session.refusal && refusalText(words, session.refusal, 'signIn.wrongOnce')}</p>
      <SubmitButton trying={session.trying} refusal={session.refusal} does="signIn.makePasskey" />
      <Button look="quiet" onPress={back}>
        {words.t('signIn.back')}
      </Button>
    </form>
  )
}

function PasswordForm() {
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
      <p role="alert">{session.refusal && refusalText(words, session.refusal, 'signIn.wrong')}</p>
      <SubmitButton trying={session.trying} refusal={session.refusal} does="signIn.do" />
    </form>
  )
}

interface SubmitProps {
  trying: boolean
  refusal: Refusal | undefined
  does: 'signIn.do' | 'signIn.makePasskey'
}

/** Counts the wait down, so that nobody has to guess when to try again. */
function SubmitButton({ trying, refusal, does }: SubmitProps) {
  const { words } = useConsole()
  const leftMs = useTimeLeft(refusal)
  return (
    <Button type="submit" look="primary" isDisabled={trying || leftMs > 0}>
      {leftMs > 0 ? words.t('signIn.waiting', { time: elapsedText(leftMs) }) : words.t(trying ? 'signIn.trying' : does)}
    </Button>
  )
}

function useTimeLeft(refusal: Refusal | undefined) {
  const now = useNow()
  // Without a wait it is over long since: the clock of the page goes by seconds, and lies behind.
  const until = useMemo(() => (refusal?.waitMs ? Date.now() + refusal.waitMs : 0), [refusal])
  return Math.max(0, Math.ceil((until - now) / 1000) * 1000)
}

const introText = (words: Words, why: 'first' | 'ended' | 'left' | 'leftHere') =>
  words.t(why === 'first' ? 'signIn.intro' : `signIn.${why}`)

type Wrong = 'signIn.wrong' | 'signIn.wrongPasskey' | 'signIn.wrongOnce'

function refusalText(words: Words, { code, waitMs = 0 }: Refusal, wrong: Wrong): string {
  if (code === 'notSignedIn') return words.t(wrong)
  if (code === 'slowDown') return words.t('signIn.wait', { wait: waitText(words, waitMs) })
  return refusedText(words, code)
}

function waitText(words: Words, waitMs: number): string {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  return seconds < 90 ? words.count('signIn.seconds', seconds) : words.count('signIn.minutes', Math.ceil(seconds / 60))
}

import { type FormEvent, lazy, Suspense, useEffect, useState } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import { hasPasskeys } from '../connection/passkeys.ts'
import { askWay } from '../connection/session.ts'
import { Button } from './Button.tsx'
import { LanguageChoice } from './LanguageChoice.tsx'
import { introText, refusalText, SubmitButton } from './SignInParts.tsx'
import { useConsole } from './useConsole.ts'

const PasswordSignIn = lazy(async () => ({ default: (await import('./PasswordSignIn.tsx')).PasswordSignIn }))
const SignInWithProvider = lazy(async () => ({
  default: (await import('../provider/SignInWithProvider.tsx')).SignInWithProvider,
}))

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
  const told = useWay()
  const [isNew, setNew] = useState(false)
  if (!told) return <p role="status">{words.t('signIn.checking')}</p>
  if (told.way !== 'passkeys')
    return (
      <Suspense fallback={<p role="status">{words.t('signIn.checking')}</p>}>
        {told.way === 'oidc' ? <SignInWithProvider leave={told.leave} /> : <PasswordSignIn />}
      </Suspense>
    )
  return isNew ? <FirstPasskey back={() => setNew(false)} /> : <WithPasskey first={() => setNew(true)} />
}

const askAgainMs = 3000

function useWay() {
  const [way, setWay] = useState<Awaited<ReturnType<typeof askWay>>>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const ask = async () => {
      const told = await askWay()
      if (isOver) return
      if (told) setWay(told)
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
      <p role="alert">{session.refusal && refusalText(words, session.refusal, words.t('signIn.wrongPasskey'))}</p>
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
      <p role="alert">{session.refusal && refusalText(words, session.refusal, words.t('signIn.wrongOnce'))}</p>
      <SubmitButton trying={session.trying} refusal={session.refusal} does={words.t('signIn.makePasskey')} />
      <Button look="quiet" onPress={back}>
        {words.t('signIn.back')}
      </Button>
    </form>
  )
}

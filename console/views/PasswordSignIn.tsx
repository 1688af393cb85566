import { type FormEvent, useRef, useState } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import { Button } from './Button.tsx'
import { CodeField } from './CodeField.tsx'
import { SetUpCodes } from './SetUpCodes.tsx'
import { introText, refusalText, SubmitButton } from './SignInParts.tsx'
import { useConsole } from './useConsole.ts'

/** Name, password and a code of an authenticator app; the first time, setting the app up. */
export function PasswordSignIn() {
  const [isNew, setNew] = useState(false)
  return isNew ? <SetUpCodes back={() => setNew(false)} /> : <PasswordForm first={() => setNew(true)} />
}

function PasswordForm({ first }: { first(): void }) {
  const { state, actions, words } = useConsole()
  const password = useRef<HTMLInputElement>(null)
  const { session } = state
  if (session.stage !== 'signedOut') return null

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    await actions.signIn(String(fields.get('name')), String(fields.get('password')), String(fields.get('code')))
    password.current?.focus()
    password.current?.select()
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
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
      <CodeField />
      <p role="alert">{session.refusal && refusalText(words, session.refusal, words.t('signIn.wrong'))}</p>
      <SubmitButton trying={session.trying} refusal={session.refusal} does={words.t('signIn.do')} />
      <Button look="quiet" onPress={first}>
        {words.t('signIn.firstCodes')}
      </Button>
    </form>
  )
}

import { type FormEvent, lazy, Suspense, useState } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import type { CodeKey } from '../../shared/signIn.ts'
import { askToSetUpCodes } from '../connection/session.ts'
import type { Refusal } from '../state/consoleState.ts'
import { Button } from './Button.tsx'
import { CodeField } from './CodeField.tsx'
import { refusalText, SubmitButton } from './SignInParts.tsx'
import { useConsole } from './useConsole.ts'
import { useFocusOnOpen } from './useFocus.ts'

/** Drawn once in somebody's life here, so it is fetched when it is. */
const QrCode = lazy(async () => ({ default: (await import('./QrCode.tsx')).QrCode }))

interface Given {
  name: string
  password: string
}

/** Whoever was given a name and a password to begin with connects an authenticator app, once. */
export function SetUpCodes({ back }: { back(): void }) {
  const { words } = useConsole()
  const [connecting, connect] = useState<Given & CodeKey>()
  return connecting ? (
    <ConnectApp {...connecting} />
  ) : (
    <>
      <FirstPassword connect={connect} />
      <Button look="quiet" onPress={back}>
        {words.t('signIn.back')}
      </Button>
    </>
  )
}

function FirstPassword({ connect }: { connect(given: Given & CodeKey): void }) {
  const { words } = useConsole()
  const [trying, setTrying] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const given = { name: String(fields.get('name')), password: String(fields.get('password')) }
    setTrying(true)
    const asked = await askToSetUpCodes(given.name, given.password)
    setTrying(false)
    if (asked.ok) connect({ ...given, ...asked.value })
    else setRefusal(asked.refusal)
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <h2>{words.t('signIn.codesTitle')}</h2>
      <p>{words.t('signIn.codesIntro')}</p>
      <TextField name="name" isRequired autoComplete="username" maxLength={60} autoFocus>
        <Label>{words.t('signIn.name')}</Label>
        <Input autoCapitalize="none" />
      </TextField>
      <TextField name="password" type="password" isRequired autoComplete="current-password" maxLength={200}>
        <Label>{words.t('signIn.password')}</Label>
        <Input />
      </TextField>
      <p role="alert">{refusal && refusalText(words, refusal, words.t('signIn.wrongFirst'))}</p>
      <SubmitButton trying={trying} refusal={refusal} does={words.t('signIn.next')} />
    </form>
  )
}

function ConnectApp({ name, password, setUpKey, link, secret }: Given & CodeKey) {
  const { state, actions, words } = useConsole()
  const { session } = state
  // What had the focus has left the screen; what comes now is read from its beginning.
  const title = useFocusOnOpen<HTMLHeadingElement>()
  if (session.stage !== 'signedOut') return null
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code'))
    await actions.setUpCodes({ name, password, secret, code })
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <h2 ref={title} tabIndex={-1}>
        {words.t('signIn.codesTitle')}
      </h2>
      <p>{words.t('signIn.connect')}</p>
      <Suspense>
        <QrCode text={link} label={words.t('signIn.qr')} />
      </Suspense>
      <p>{words.t('signIn.orType')}</p>
      <p className="codeKey" translate="no">
        {setUpKey.match(/.{1,4}/g)?.join(' ')}
      </p>
      <a className="codeLink" href={link}>
        {words.t('signIn.openApp')}
      </a>
      <CodeField />
      <p role="alert">{session.refusal && refusalText(words, session.refusal, words.t('signIn.wrongFirst'))}</p>
      <SubmitButton trying={session.trying} refusal={session.refusal} does={words.t('signIn.do')} />
    </form>
  )
}

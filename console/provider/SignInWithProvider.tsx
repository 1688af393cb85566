import { type FormEvent, useState } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import type { Refusal } from '../state/consoleState.ts'
import { Button } from '../views/Button.tsx'
import { introText, refusalText, SubmitButton } from '../views/SignInParts.tsx'
import { useConsole } from '../views/useConsole.ts'
import { useProviderWords } from './useProviderWords.ts'

/** With the municipality's identity provider: of us there is a button, and what it takes the first time or when it is out of order. */
export function SignInWithProvider({ leave }: { leave?: string | undefined }) {
  const { state, actions, words } = useConsole()
  const t = useProviderWords()
  const [form, setForm] = useState<'first' | 'emergency'>()
  const [told, setTold] = useState<Refusal>()
  const latest = state.session.stage === 'signedOut' ? state.session.refusal : undefined
  const refusal = latest === told ? undefined : latest
  // What was refused in one form says nothing of another.
  const show = (next: typeof form) => {
    setForm(next)
    setTold(latest)
  }
  const back = () => show(undefined)
  const first: Form = {
    title: t('provider.firstTitle'),
    intro: t('provider.firstIntro'),
    code: words.t('signIn.once'),
    wrong: words.t('signIn.wrongOnce'),
    does: t('provider.link'),
  }
  const emergency: Form = {
    title: t('provider.emergency'),
    intro: t('provider.emergencyIntro'),
    code: t('provider.code'),
    wrong: t('provider.wrongCode'),
    does: words.t('signIn.do'),
  }
  if (form === 'first') return <NameAndCode {...first} refusal={refusal} submit={actions.goToProvider} back={back} />
  if (form === 'emergency')
    return (
      <NameAndCode
        {...emergency}
        refusal={refusal}
        submit={({ name, password }) => actions.signIn(name, password)}
        back={back}
      />
    )
  return <ToProvider refusal={refusal} open={show} leave={leave} />
}

interface Told {
  refusal: Refusal | undefined
}

interface ToProviderProps extends Told {
  open(form: 'first' | 'emergency'): void
  leave: string | undefined
}

function ToProvider({ refusal, open, leave }: ToProviderProps) {
  const { state, actions, words } = useConsole()
  const t = useProviderWords()
  const { session } = state
  if (session.stage !== 'signedOut') return null
  return (
    <section className="signInBox" aria-labelledby="signInTitle">
      <h2 id="signInTitle">{words.t('signIn.title')}</h2>
      <p>{introText(words, session.why)}</p>
      <p role="alert">{refusal && refusalText(words, refusal, t('provider.wrong'))}</p>
      <Button look="primary" isDisabled={session.trying} onPress={() => void actions.goToProvider()}>
        {session.trying ? words.t('signIn.trying') : t('provider.signIn')}
      </Button>
      <Button look="quiet" onPress={() => open('first')}>
        {t('provider.firstTime')}
      </Button>
      <Button look="quiet" onPress={() => open('emergency')}>
        {t('provider.emergency')}
      </Button>
      {/* On a shared desk the provider still knows who sat here. */}
      {leave && session.why !== 'first' && (
        <a className="button quiet" href={leave}>
          {t('provider.leave')}
        </a>
      )}
    </section>
  )
}

interface Form {
  title: string
  intro: string
  code: string
  wrong: string
  does: string
}

interface Props extends Form, Told {
  submit(given: { name: string; password: string }): Promise<void>
  back(): void
}

function NameAndCode({ title, intro, code, wrong, does, refusal, submit, back }: Props) {
  const { state, words } = useConsole()
  const { session } = state
  if (session.stage !== 'signedOut') return null
  function go(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    void submit({ name: String(fields.get('name')), password: String(fields.get('password')) })
  }
  return (
    <form onSubmit={go}>
      <h2>{title}</h2>
      <p>{intro}</p>
      <TextField name="name" isRequired autoComplete="username" maxLength={60} autoFocus>
        <Label>{words.t('signIn.name')}</Label>
        <Input autoCapitalize="none" />
      </TextField>
      <TextField name="password" isRequired autoComplete="off" maxLength={200}>
        <Label>{code}</Label>
        <Input autoCapitalize="none" spellCheck="false" />
      </TextField>
      <p role="alert">{refusal && refusalText(words, refusal, wrong)}</p>
      <SubmitButton trying={session.trying} refusal={session.refusal} does={does} />
      <Button look="quiet" onPress={back}>
        {words.t('signIn.back')}
      </Button>
    </form>
  )
}

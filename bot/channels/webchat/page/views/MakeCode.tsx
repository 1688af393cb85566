import { useState } from 'preact/hooks'
import { spacedCode } from '../../../../../shared/codePaths.ts'
import type { Control } from '../../../../../shared/safetySchemas.ts'
import { ControlFields } from './ControlFields.tsx'
import type { ViewProps } from './Page.tsx'

/** Digits that are typed to see whether the code was kept: the last ones, as the text says. */
const checked = 4

export function MakeCode({ state, t, actions }: ViewProps) {
  const [code, setCode] = useState<string>()
  const [control, setControl] = useState<Control>({ question: '', answer: '' })
  const [problem, setProblem] = useState<'wrong' | 'busy' | 'offline'>()
  async function make() {
    setProblem(undefined)
    const { question, answer } = control
    const isWhole = question.trim().length >= 3 && answer.trim() !== ''
    const asked = await actions?.makeCode(isWhole ? control : undefined)
    if (asked?.ok) setCode(asked.value.code)
    else if (asked) setProblem(asked.why)
  }
  return (
    <>
      <p>{t('code.make.text')}</p>
      <p role="status" class="problem">
        {problem ? t(`code.${problem === 'wrong' ? 'failed' : problem}`) : null}
      </p>
      {code ? (
        <Kept code={code} t={t} />
      ) : (
        <>
          <ControlFields t={t}>
            {(field) => ({
              value: control[field],
              onInput: (event) => setControl({ ...control, [field]: event.currentTarget.value }),
            })}
          </ControlFields>
          {/* Until the server has the first words there is nothing to come back to. */}
          <button type="button" class="main" disabled={!state.conversation} onClick={make}>
            {t('code.make')}
          </button>
        </>
      )}
    </>
  )
}

/** The code, and then without it whether it was kept: once it is out of sight it must be known. */
function Kept({ code, t }: { code: string } & Pick<ViewProps, 't'>) {
  const [inSight, setInSight] = useState(true)
  if (!inSight) return <Check code={code} t={t} showAgain={() => setInSight(true)} />
  return (
    <>
      <p class="code" dir="ltr" role="status">
        {spacedCode(code)}
      </p>
      <p>{t('code.keep')}</p>
      <button type="button" class="main" onClick={() => setInSight(false)}>
        {t('code.kept')}
      </button>
    </>
  )
}

interface CheckProps extends Pick<ViewProps, 't'> {
  code: string
  showAgain(): void
}

function Check({ code, t, showAgain }: CheckProps) {
  const [typed, setTyped] = useState('')
  const isWhole = typed.length === checked
  const isRight = typed === code.slice(-checked)
  return (
    <>
      <label class="field">
        {t('code.check')}
        <input
          inputMode="numeric"
          autocomplete="off"
          maxLength={checked}
          dir="ltr"
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value.replace(/\D/g, ''))}
        />
      </label>
      <p role="status">{isWhole ? t(isRight ? 'code.right' : 'code.notRight') : null}</p>
      <button type="button" class="quiet" onClick={showAgain}>
        {t('code.showAgain')}
      </button>
    </>
  )
}

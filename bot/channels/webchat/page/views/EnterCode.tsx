import { useState } from 'preact/hooks'
import type { ViewProps } from './Page.tsx'

export function EnterCode({ t, actions }: ViewProps) {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<'wrong' | 'busy' | 'offline'>()
  return (
    <form
      autocomplete="off"
      method="post"
      onSubmit={async (event) => {
        event.preventDefault()
        setProblem(undefined)
        setProblem(await actions?.enterCode(typed))
      }}
    >
      <p>{t('code.enter.text')}</p>
      <label class="field">
        {t('code.enter.label')}
        <input
          inputMode="numeric"
          autocomplete="off"
          spellcheck={false}
          maxLength={30}
          dir="ltr"
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      <p role="status" class="problem">
        {problem ? t(`code.${problem}`) : null}
      </p>
      <button type="submit" class="main">
        {t('code.enter')}
      </button>
    </form>
  )
}

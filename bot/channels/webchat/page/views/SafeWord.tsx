import { useState } from 'preact/hooks'
import { canBeSafeWord, safeWordLengths } from '../../../../../shared/safety.ts'
import type { ViewProps } from './Page.tsx'

/** A word of the visitor's own that hides everything. It is not shown again. */
export function SafeWord({ state, t, actions }: ViewProps) {
  const [typed, setTyped] = useState('')
  const hasOne = state.conversation?.safeWord ?? false
  return (
    <section>
      <h3>{t('safeWord.title')}</h3>
      <p>{t('safeWord.text')}</p>
      <form
        autocomplete="off"
        method="post"
        onSubmit={(event) => {
          event.preventDefault()
          if (!canBeSafeWord(typed)) return
          actions?.chooseSafeWord(typed)
          setTyped('')
        }}
      >
        <label class="field">
          {t('safeWord.label')}
          <input
            autocomplete="off"
            spellcheck={false}
            required
            minLength={safeWordLengths.min}
            maxLength={safeWordLengths.max}
            dir="auto"
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        <button type="submit" class="main">
          {t('safeWord.save')}
        </button>
        <p role="status">{hasOne ? t('safeWord.chosen') : null}</p>
      </form>
    </section>
  )
}

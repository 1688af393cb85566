import { useState } from 'preact/hooks'
import type { ViewProps } from './Page.tsx'

/** What stands on the screen while everything is hidden: a list that anybody may see. Only the safe word brings the talk back. */
export function Shopping({ state, t, actions }: ViewProps) {
  const [typed, setTyped] = useState('')
  return (
    <main class="shopping">
      <h1>{t('cover.title')}</h1>
      <ul>
        {[...t('cover.items').split(', '), ...state.listed].map((thing) => (
          <li key={thing} dir="auto">
            {thing}
          </li>
        ))}
      </ul>
      <form
        autocomplete="off"
        method="post"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() !== '') actions?.show(typed)
          setTyped('')
        }}
      >
        <label class="field">
          {t('cover.label')}
          <input
            autocomplete="off"
            spellcheck={false}
            maxLength={60}
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        <button type="submit" class="main">
          {t('cover.add')}
        </button>
      </form>
    </main>
  )
}

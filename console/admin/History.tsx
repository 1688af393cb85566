import { type EditPlace, takesTwo } from '../../shared/edits.ts'
import { Button } from '../views/Button.tsx'
import type { Value } from './state.ts'
import { useAdministration } from './useAdministration.ts'

/** What was edited here, newest first; each can be undone, which is an edit of its own, where one person may edit it. */
export function History({ place }: { place: EditPlace }) {
  const { state, actions, words } = useAdministration()
  const versions = state.history?.versions ?? []
  const when = new Intl.DateTimeFormat(words.language === 'sv' ? 'sv-SE' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return (
    <section className="history">
      <h2>{words.t('history.title')}</h2>
      {versions.length === 0 && <p className="hint">{words.t('history.none')}</p>}
      <ol>
        {versions.map(({ seq, at, by, value }) => (
          <li key={seq}>
            <p>
              {words.t('history.by', { when: when.format(at), number: by })}
              {value === null && ` – ${words.t('history.installed')}`}
            </p>
            {value !== null && (
              <details>
                <summary>{words.t('history.value')}</summary>
                <pre>{textOf(value)}</pre>
              </details>
            )}
            {!takesTwo(place) && (
              <Button isDisabled={state.busy} onPress={() => void actions.undo(place, seq)}>
                {words.t('history.undo')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

const textOf = (value: Value) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2))

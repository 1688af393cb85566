import type { EditPlace } from '../../shared/edits.ts'
import { directionOf, type Language } from '../../shared/languages.ts'
import { EditButtons } from './EditButtons.tsx'
import { Preview } from './Preview.tsx'
import { problemsAt, valueAt } from './state.ts'
import { TextField } from './TextField.tsx'
import { useAdministration } from './useAdministration.ts'

/** One text of the bot's or the page's. */
export function TextEditor({ place, language }: { place: EditPlace; language: Language }) {
  const { state, actions, words } = useAdministration()
  const text = String(valueAt(state, place) ?? '')
  return (
    <>
      <TextField
        label={words.t('textOf', { key: place.key })}
        value={text}
        problems={problemsAt(state, place)}
        write={(next) => actions.write(place, next)}
        lang={language}
        dir={directionOf[language]}
        rows={4}
      />
      <Preview text={text} language={language} parameters={state.files[place.file]?.parameters ?? {}} />
      <EditButtons place={place} />
    </>
  )
}

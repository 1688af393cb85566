import { useEffect, useState } from 'react'
import type { EditableFile } from '../../shared/edits.ts'
import { type Language, languages } from '../../shared/languages.ts'
import { Choice } from './Choice.tsx'
import { FileButtons } from './FileButtons.tsx'
import { NotRead } from './NotRead.tsx'
import { PartList } from './PartList.tsx'
import { isDrafted } from './state.ts'
import { TextEditor } from './TextEditor.tsx'
import { isTopic, TopicEditor, topicNote } from './TopicEditor.tsx'
import { useAdministration } from './useAdministration.ts'

const names = ['topics', 'prompts', 'page', 'topicGroups'] as const

/** Approved answers and everything else that is said to visitors, by language. */
export function Texts() {
  const { state, actions, words } = useAdministration()
  const [language, setLanguage] = useState<Language>('sv')
  const [name, setName] = useState<(typeof names)[number]>('topics')
  const [key, choose] = useState<string>()
  const file: EditableFile = `${language}/${name}`
  const open = state.files[file]
  useEffect(() => void actions.open(file), [actions, file])
  const parts = (open?.parts ?? []).map((part) => ({
    key: part.key,
    name: isTopic(part.value) ? part.value.title : String(part.value),
    note: isDrafted(state, { file, key: part.key }) ? words.t('notSaved') : noteOf(part.value, part.edited),
  }))
  const chosen = open?.parts.find((part) => part.key === key)
  function noteOf(value: unknown, edited: number) {
    return [isTopic(value) ? topicNote(words, value) : '', edited ? words.t('edited') : ''].filter(Boolean).join(' · ')
  }
  return (
    <div className="editor">
      <div>
        <div className="which">
          <Choice
            label={words.t('which')}
            codes={names}
            value={name}
            wordOf={(code) => words.word('file', code)}
            choose={(code) => {
              setName(code)
              choose(undefined)
            }}
          />
          <Choice
            label={words.t('language')}
            codes={languages}
            value={language}
            wordOf={(code) => words.word('code', code)}
            choose={setLanguage}
          />
        </div>
        {open ? (
          <PartList label={words.t('view.texts')} parts={parts} chosen={key} choose={choose} />
        ) : (
          <NotRead what={file} again={() => void actions.open(file)} />
        )}
        <FileButtons file={file} />
      </div>
      <section className="part" aria-label={words.t('view.texts')}>
        {open && !chosen && <p className="hint">{words.t('chooseText')}</p>}
        {chosen && isTopic(chosen.value) && (
          <TopicEditor key={`${file} ${chosen.key}`} place={{ file, key: chosen.key }} language={language} />
        )}
        {chosen && !isTopic(chosen.value) && (
          <TextEditor key={`${file} ${chosen.key}`} place={{ file, key: chosen.key }} language={language} />
        )}
      </section>
    </div>
  )
}

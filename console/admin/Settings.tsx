import { useEffect, useState } from 'react'
import { EditButtons } from './EditButtons.tsx'
import { FileButtons } from './FileButtons.tsx'
import { settingsForm } from './formOf.ts'
import { NotRead } from './NotRead.tsx'
import { PartList } from './PartList.tsx'
import { SettingField } from './SettingField.tsx'
import { isDrafted, problemsAt, valueAt } from './state.ts'
import { useAdministration } from './useAdministration.ts'

const file = 'settings'

/** What the municipality decides, a group at a time. */
export function Settings() {
  const { state, actions, words } = useAdministration()
  const [key, choose] = useState('openingHours')
  const open = state.files[file]
  useEffect(() => void actions.open(file), [actions])
  if (!open) return <NotRead what={file} again={() => void actions.open(file)} />
  const edited = new Map(open.parts.map((part) => [part.key, part.edited]))
  const noteOf = (name: string) => {
    if (isDrafted(state, { file, key: name })) return words.t('notSaved')
    return edited.get(name) ? words.t('edited') : undefined
  }
  const parts = Object.keys(settingsForm).map((name) => ({
    key: name,
    name: words.word('setting', name),
    note: noteOf(name),
  }))
  const place = { file, key } as const
  const help = words.word('help', key)
  return (
    <div className="editor">
      <div>
        <PartList label={words.t('view.settings')} parts={parts} chosen={key} choose={choose} />
        <FileButtons file={file} />
      </div>
      <section className="part" aria-label={words.word('setting', key)}>
        {help !== key && <p className="hint">{help}</p>}
        <SettingField
          key={key}
          name={key}
          form={settingsForm[key] ?? {}}
          value={valueAt(state, place)}
          problems={problemsAt(state, place)}
          write={(value) => actions.write(place, value)}
        />
        <EditButtons place={place} />
      </section>
    </div>
  )
}

import { FileTrigger } from 'react-aria-components'
import type { EditableFile } from '../../shared/edits.ts'
import { Button } from '../views/Button.tsx'
import { fileText } from './fileText.ts'
import { isDrafted } from './state.ts'
import { useAdministration } from './useAdministration.ts'

/** The whole file out and in again, in the form it has beside the program. */
export function FileButtons({ file }: { file: EditableFile }) {
  const { state, actions, words } = useAdministration()
  const open = state.files[file]
  if (!open) return null
  // What is being written shows its own.
  const elsewhere = state.problems.filter((problem) => problem.file === file && !isDrafted(state, problem))
  async function read(files: FileList | null) {
    const text = await files?.[0]?.text()
    if (text !== undefined) await actions.importFile(file, text)
  }
  return (
    <section className="fileButtons">
      <Button look="quiet" onPress={() => download(`${file.replace('/', '-')}.json`, fileText(file, open))}>
        {words.t('file.get')}
      </Button>
      <FileTrigger acceptedFileTypes={['application/json']} onSelect={(files) => void read(files)}>
        <Button look="quiet" isDisabled={state.busy}>
          {words.t('file.put')}
        </Button>
      </FileTrigger>
      {elsewhere.length > 0 && (
        <ul className="problems">
          {elsewhere.map((problem) => (
            <li key={`${problem.key} ${problem.path.join('.')} ${problem.message}`}>
              <b>{[problem.key, ...problem.path].filter((part) => part !== '').join('.')}</b>{' '}
              {words.word('problem', problem.message, problem.values)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function download(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const $link = document.createElement('a')
  $link.href = address
  $link.download = name
  $link.click()
  URL.revokeObjectURL(address)
}

import { useState } from 'react'
import { Label, Text, TextArea, TextField } from 'react-aria-components'
import { longestHandOverNote } from '../../shared/limits.ts'
import { momentText } from '../text/times.ts'
import { AskFirst } from './AskFirst.tsx'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

/** A few words for the next shift, which go when that ends. */
export function HandOverNote() {
  const { state, actions, words } = useConsole()
  const [written, setWritten] = useState<string>()
  const { note } = state.held.shift
  const save = (text: string) => void actions.writeHandOverNote(text).then(() => setWritten(undefined))
  if (written !== undefined)
    return (
      <div className="handOverNote">
        <TextField value={written} onChange={setWritten} autoFocus maxLength={longestHandOverNote}>
          <Label>{words.t('note.forNext')}</Label>
          <TextArea rows={4} />
          <Text slot="description">{words.t('note.forNextHint')}</Text>
        </TextField>
        <div className="boardButtons">
          <Button isDisabled={written.trim() === ''} onPress={() => save(written.trim())}>
            {words.t('note.keep')}
          </Button>
          <Button look="quiet" onPress={() => setWritten(undefined)}>
            {words.t('talk.cancel')}
          </Button>
        </div>
      </div>
    )
  if (!note) return <Button onPress={() => setWritten('')}>{words.t('note.writeForNext')}</Button>
  return (
    <div className="handOverNote">
      <h3>{words.t('note.from', { number: note.number })}</h3>
      <p className="noteText">{note.text}</p>
      <p>{words.t('note.until', { at: momentText(state, words.language, note.until) })}</p>
      <div className="boardButtons">
        <Button onPress={() => setWritten(note.text)}>{words.t('note.change')}</Button>
        <AskFirst
          label={words.t('note.erase')}
          look="quiet"
          title={words.t('note.eraseTitle')}
          text={words.t('note.eraseText')}
          run={() => save('')}
        />
      </div>
    </div>
  )
}

import { Label, Text, TextArea, TextField } from 'react-aria-components'
import type { ConversationId } from '../../shared/ids.ts'
import { maxTextLength } from '../../shared/limits.ts'
import { Button } from './Button.tsx'
import { leavesOnEscape } from './leaveWriting.ts'
import { useConsole } from './useConsole.ts'

/** Another room, colour and shape than the reply, and Enter sends nothing from here. */
export function NoteBox({ id }: { id: ConversationId }) {
  const { state, actions, words } = useConsole()
  const text = state.own.drafts[id]?.note ?? ''
  const over = text.trim().length - maxTextLength
  return (
    <section className="noteBox">
      <TextField value={text} onChange={(written) => actions.write(id, 'note', written)} isInvalid={over > 0}>
        <Label>{words.t('note.label')}</Label>
        <TextArea rows={2} data-key="n" onKeyDown={leavesOnEscape} />
        <Text slot="description">{over > 0 ? words.t('talk.tooLong', { over }) : words.t('note.hint')}</Text>
      </TextField>
      <Button isDisabled={text.trim() === '' || over > 0} onPress={() => actions.addNote(id, text.trim())}>
        {words.t('note.save')}
      </Button>
    </section>
  )
}

import { Label, Text, TextArea, TextField } from 'react-aria-components'
import type { ConversationId } from '../../shared/ids.ts'
import { maxTextLength } from '../../shared/limits.ts'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

/** For whoever reads along: neither the colour nor the shape of a reply or a note, and no reply box is in sight beside it. */
export function CoachBox({ id }: { id: ConversationId }) {
  const { state, actions, words } = useConsole()
  const text = state.own.drafts[id]?.coaching ?? ''
  const over = text.trim().length - maxTextLength
  return (
    <section className="coachBox">
      <TextField value={text} onChange={(written) => actions.write(id, 'coaching', written)} isInvalid={over > 0}>
        <Label>{words.t('coach.label')}</Label>
        <TextArea rows={3} />
        <Text slot="description">{over > 0 ? words.t('talk.tooLong', { over }) : words.t('coach.hint')}</Text>
      </TextField>
      <Button isDisabled={text.trim() === '' || over > 0} onPress={() => actions.coach(id, text.trim())}>
        {words.t('coach.send')}
      </Button>
    </section>
  )
}

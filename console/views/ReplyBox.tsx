import { type KeyboardEvent, useState } from 'react'
import { Label, TextArea, TextField } from 'react-aria-components'
import type { ConversationId } from '../../shared/ids.ts'
import type { Language } from '../../shared/languages.ts'
import { maxTextLength } from '../../shared/limits.ts'
import { primaryAction } from '../state/lists.ts'
import { Button } from './Button.tsx'
import { leavesOnEscape } from './leaveWriting.ts'
import { ReadyTexts } from './ReadyTexts.tsx'
import { useConsole } from './useConsole.ts'
import { useFocusOnOpen } from './useFocus.ts'

/** `language` is the visitor's: ready texts are found in it. */
export function ReplyBox({ id, language }: { id: ConversationId; language: Language }) {
  const { state, actions, words } = useConsole()
  const [lookedFor, look] = useState<string>()
  const box = useFocusOnOpen<HTMLTextAreaElement>()
  const text = state.own.drafts[id]?.reply ?? ''
  const over = text.trim().length - maxTextLength
  const sendable = text.trim() !== '' && over <= 0

  function send() {
    if (sendable) actions.send(id, text.trim())
    box.current?.focus()
  }

  function lookFor(words: string) {
    look(words)
    if (words.trim() !== '') actions.findAnswers(language, words)
  }
  function back() {
    look(undefined)
    box.current?.focus()
  }
  function take(ready: string) {
    actions.write(id, 'reply', text.trim() === '' ? ready : `${text}\n\n${ready}`)
    back()
  }
  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (opensReadyTexts(event)) {
      event.preventDefault()
      look('')
    } else if (event.key === 'Escape') leavesOnEscape(event)
    else sendsOnEnter(event, send)
  }

  return (
    <div className="replyBox">
      {lookedFor !== undefined && (
        <ReadyTexts language={language} text={lookedFor} look={lookFor} take={take} close={back} />
      )}
      <TextField value={text} onChange={(written) => actions.write(id, 'reply', written)} isInvalid={over > 0}>
        <Label>{words.t('talk.reply')}</Label>
        <TextArea ref={box} data-key="r" rows={3} dir={text === '' ? undefined : 'auto'} onKeyDown={press} />
      </TextField>
      <div className="sendRow">
        <span role="status" className={over > 0 ? 'over' : 'hint'}>
          {over > 0 ? words.t('talk.tooLong', { over }) : words.t('talk.sendHint')}
        </span>
        <Button data-key="/" look="quiet" aria-expanded={lookedFor !== undefined} onPress={() => look('')}>
          {words.t('ready.open')}
        </Button>
        <Button look={primaryAction(state) === 'send' ? 'primary' : 'plain'} isDisabled={!sendable} onPress={send}>
          {words.t('talk.send')}
        </Button>
      </div>
    </div>
  )
}

/** A slash where a word would begin; within a word it is a slash. */
function opensReadyTexts({ key, currentTarget: { value, selectionStart } }: KeyboardEvent<HTMLTextAreaElement>) {
  return key === '/' && /(^|\s)$/.test(value.slice(0, selectionStart))
}

/** Enter sends, Shift and Enter makes a new line; Enter that ends a composed character does neither. */
function sendsOnEnter(event: KeyboardEvent, send: () => void) {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
  event.preventDefault()
  send()
}

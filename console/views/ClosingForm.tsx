import { useState } from 'react'
import type { ConversationId } from '../../shared/ids.ts'
import {
  coreFields,
  missingFields,
  moreFields,
  type QuickEnd,
  quickEnds,
  recordOfQuickEnd,
  requiredFields,
} from '../state/closing.ts'
import type { Closing } from '../state/consoleState.ts'
import { isOnItsWay } from '../state/lists.ts'
import { fieldName } from '../text/recordWords.ts'
import type { Words } from '../text/words.ts'
import { Button } from './Button.tsx'
import { KeyHint } from './KeyHint.tsx'
import { RecordField } from './RecordField.tsx'
import { StatisticsAnswer } from './StatisticsAnswer.tsx'
import { useClosingKey } from './useClosingKey.ts'
import { useConsole } from './useConsole.ts'
import { useFocusOnOpen } from './useFocus.ts'

/** Beside the conversation, not over it: the visitor may still say something. */
export function ClosingForm({ id }: { id: ConversationId }) {
  const { state, words } = useConsole()
  const heading = useFocusOnOpen<HTMLHeadingElement>()
  useClosingKey(id)
  const [more, setMore] = useState(false)
  const closing = state.own.closing[id]
  if (!closing) return null
  const fields = [...requiredFields, ...coreFields, ...(more ? moreFields : [])]
  return (
    <section className="closing" aria-label={words.t('closing.title')}>
      <h2 ref={heading} tabIndex={-1}>
        {words.t('closing.title')}
      </h2>
      <p className="hint">{words.t('closing.intro')}</p>
      <StatisticsAnswer id={id} />
      <QuickEnds id={id} closing={closing} />
      {fields.map((field) => (
        <RecordField key={field.field} id={id} field={field} closing={closing} />
      ))}
      <Button look="quiet" aria-expanded={more} onPress={() => setMore(!more)}>
        {words.t(more ? 'closing.fewer' : 'closing.more')}
      </Button>
      <ClosingButtons id={id} />
    </section>
  )
}

/** Two keys from the conversation to its end: the one that opens this form, and one of these. */
function QuickEnds({ id, closing }: { id: ConversationId; closing: Closing }) {
  const { actions, words } = useConsole()
  return (
    <fieldset className="quickEnds">
      <legend>{words.t('closing.quick')}</legend>
      {(Object.keys(quickEnds) as QuickEnd[]).map((end) => (
        <Button key={end} data-key={end} onPress={() => actions.close(id, recordOfQuickEnd(closing, end))}>
          {words.t(`closing.${quickEnds[end].name}`)}
          <KeyHint name={end} />
        </Button>
      ))}
    </fieldset>
  )
}

function ClosingButtons({ id }: { id: ConversationId }) {
  const { state, actions, words } = useConsole()
  const chosen = state.own.closing[id]?.chosen ?? {}
  const missing = missingFields(chosen).map(({ field }) => fieldName(words.language, field))
  const closing = isOnItsWay(state, 'conversation:close', id)
  return (
    <div className="closingButtons">
      <p role="status">{missing.length > 0 ? missingText(words, missing) : words.t('closing.ready')}</p>
      <Button look="primary" isDisabled={missing.length > 0} onPress={() => actions.close(id, chosen)}>
        {words.t(closing ? 'closing.doing' : 'closing.do')}
      </Button>
      <Button onPress={() => actions.showClosing(id, false)}>{words.t('closing.back')}</Button>
    </div>
  )
}

const missingText = (words: Words, fields: string[]) =>
  words.t('closing.mustChoose', { fields: new Intl.ListFormat(words.language).format(fields) })

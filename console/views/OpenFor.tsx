import type { ConversationId } from '../../shared/ids.ts'
import { openReasons } from '../../shared/openReasons.ts'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

/** Before somebody else's conversation is shown: why it is opened. One press gives the reason and opens it. */
export function OpenFor({ id }: { id: ConversationId }) {
  const { actions, words } = useConsole()
  return (
    <section className="openFor" aria-labelledby="openFor">
      <h3 id="openFor">{words.t('openFor.title')}</h3>
      <p>{words.t('openFor.text')}</p>
      <ul>
        {openReasons.map((reason) => (
          <li key={reason}>
            <Button onPress={() => actions.open(id, reason)}>{words.t(`openReason.${reason}`)}</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

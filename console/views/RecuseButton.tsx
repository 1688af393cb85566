import type { ConversationId } from '../../shared/ids.ts'
import { AskFirst } from './AskFirst.tsx'
import { useConsole } from './useConsole.ts'

/** Asks first, because there is no way back. */
export function RecuseButton({ id }: { id: ConversationId }) {
  const { actions, words } = useConsole()
  return (
    <AskFirst
      label={words.t('recuse.do')}
      look="quiet"
      title={words.t('recuse.title')}
      text={words.t('recuse.text')}
      confirm={words.t('recuse.confirm')}
      run={() => actions.recuse(id)}
    />
  )
}

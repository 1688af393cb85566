import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import { cardName } from '../text/words.ts'
import { AskFirst } from './AskFirst.tsx'
import { useConsole } from './useConsole.ts'

export function PutAsideButton({ card }: { card: ConversationCard }) {
  const { actions, words } = useConsole()
  return (
    <AskFirst
      label={words.t('list.putAside')}
      name={words.t('list.putAsideOf', { what: cardName(words, card) })}
      look="quiet"
      title={words.t('list.putAsideTitle')}
      text={words.t('list.putAsideText')}
      run={() => actions.putAside(card.id)}
    />
  )
}

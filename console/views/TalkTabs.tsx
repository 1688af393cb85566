import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import { isInvited, levelOf, myTabs } from '../state/lists.ts'
import { Button } from './Button.tsx'
import { Elapsed } from './Elapsed.tsx'
import { useConsole } from './useConsole.ts'

/** My conversations beside each other, each with what is unread in it. Alt and the arrows go between them, also while writing. */
export function TalkTabs() {
  const { state, words } = useConsole()
  const tabs = myTabs(state)
  if (tabs.length < 2) return null
  return (
    <nav className="talkTabs" aria-label={words.t('tabs.label')}>
      {tabs.map((card) => (
        <Tab key={card.id} card={card} />
      ))}
    </nav>
  )
}

function Tab({ card }: { card: ConversationCard }) {
  const { state, actions, words } = useConsole()
  const chosen = state.own.chosen === card.id
  const mark = isInvited(state, card)
    ? words.t('tabs.asked')
    : card.unread > 0 && words.count('list.unread', card.unread)
  return (
    <Button
      look="quiet"
      aria-current={chosen ? 'page' : false}
      data-edge={levelOf(card)}
      onPress={() => actions.choose(card.id)}
    >
      <span className="tabName">
        {words.t(`audience.${card.audience}`)} <Elapsed since={card.since} label="list.lasted" />
      </span>
      {mark && <b className="mark">{mark}</b>}
    </Button>
  )
}

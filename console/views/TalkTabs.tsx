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
      <Mark card={card} />
    </Button>
  )
}

/** There is room for a number; what it counts is said to who hears it. */
function Mark({ card }: { card: ConversationCard }) {
  const { state, words } = useConsole()
  if (isInvited(state, card)) return <b className="mark">{words.t('tabs.asked')}</b>
  if (card.unread === 0) return null
  return (
    <b className="mark">
      <span aria-hidden="true">{card.unread}</span>
      <span className="unseen">{words.count('list.unread', card.unread)}</span>
    </b>
  )
}

import type { ConversationCard, LostContactView } from '../../shared/wire/consoleViews.ts'
import { tellsPresence } from '../state/lists.ts'
import { lostPlanText, safeWordText } from '../text/safetyWords.ts'
import { lastedText } from '../text/times.ts'
import { useConsole, useNow } from './useConsole.ts'

interface Props {
  card: ConversationCard
  plan: LostContactView | undefined
}

/** Right above where staff write: whether to stop, and what was agreed for the moment the line dies. */
export function SafetyNow({ card, plan }: Props) {
  const { words } = useConsole()
  return (
    <>
      {card.safety?.hidden && (
        <p className="warning" role="alert">
          {words.t('says.hid')}
        </p>
      )}
      <Lost card={card} plan={plan} />
    </>
  )
}

/** The time ticks outside the status, which would otherwise be read out every second. */
function Lost({ card, plan }: Props) {
  const { words } = useConsole()
  const lost = isLost(card)
  const agreed =
    lost && (card.channel !== 'phone' || plan || card.safety?.plan)
      ? [lostPlanText(words, card, plan), safeWordText(words, card)]
      : []
  return (
    <div className={lost ? 'lostLine' : 'unseen'}>
      {lost && <LostSince card={card} />}
      <p role="status">{agreed.join(' ')}</p>
    </div>
  )
}

function LostSince({ card: { channel, visitorLostAt } }: { card: ConversationCard }) {
  const { state, words } = useConsole()
  const now = useNow()
  const by = channel === 'phone' ? 'phone' : 'page'
  if (visitorLostAt === undefined) return <p className="lostSince">{words.t(`lost.${by}`)}</p>
  const time = lastedText(words.language, now + state.held.clockAheadMs - visitorLostAt)
  return <p className="lostSince">{words.t(`lost.${by}Since`, { time })}</p>
}

const isLost = (card: ConversationCard) =>
  (card.status === 'waiting' || card.status === 'withStaff') &&
  !card.visitorPresent &&
  (card.visitorLostAt !== undefined || tellsPresence(card))

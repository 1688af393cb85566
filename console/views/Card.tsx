import type { Urgency } from '../../shared/screening.ts'
import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import { canPutAside, canRead, isInvited, isMine, levelOf, mine, myNumber, tellsPresence } from '../state/lists.ts'
import { safetyLines } from '../text/safetyWords.ts'
import { aboutText, callText, cardName, levelText, readersText, reasonText } from '../text/words.ts'
import { AlarmLine } from './AlarmLine.tsx'
import { Button } from './Button.tsx'
import { ClaimButton } from './ClaimButton.tsx'
import { Elapsed } from './Elapsed.tsx'
import { PutAsideButton } from './PutAsideButton.tsx'
import { useConsole } from './useConsole.ts'

/** Urgency by word, edge colour and place in the list; the reasons as words. */
export function Card({ card }: { card: ConversationCard }) {
  const { state, words } = useConsole()
  const open = state.own.chosen === card.id
  return (
    <article className={`card ${edgeOf(card)} ${open ? 'open' : ''}`} aria-label={cardName(words, card)}>
      <p className="level">
        {levelText(words, card)}
        <Elapsed since={card.since} label={card.status === 'withStaff' ? 'list.lasted' : 'list.waited'} />
      </p>
      {card.alarm && <AlarmLine alarm={card.alarm} level={card.status !== 'withBot'} />}
      <p>{aboutText(words, card)}</p>
      {card.reasons.length > 0 && !isMine(state, card) && (
        <ul className="why">
          {card.reasons.map((reason) => (
            <li key={`${reason.question}-${reason.answer}`}>{reasonText(words, reason)}</li>
          ))}
        </ul>
      )}
      {card.alerted && <p className="brokenWay">{words.t(`list.alerted.${card.alerted}`)}</p>}
      <Standing card={card} />
      <CardButtons card={card} open={open} />
    </article>
  )
}

const edgeOf = (card: ConversationCard): Urgency => (card.alarm?.level === 'red' ? 'acute' : levelOf(card))

function Standing({ card }: { card: ConversationCard }) {
  const { state, words } = useConsole()
  const lines = [
    card.status !== 'withStaff' && readersText(words, state, card),
    card.staff && !isMine(state, card) && words.t('list.heldBy', { number: card.staff.number }),
    isInvited(state, card) && words.t('list.invited'),
    card.beside && isMine(state, card) && words.t('list.besideMe', { number: card.beside.number }),
    card.returning && words.t('list.returning'),
    callText(words, card, myNumber(state)),
    card.wants && words.t(card.wants === 'callBack' ? 'call.wantsCallBack' : 'call.leftMessage'),
    !card.call && !card.visitorPresent && tellsPresence(card) && words.t('list.away'),
  ].filter((line) => line)
  const safety = safetyLines(words, card)
  return (
    <>
      {safety.length > 0 && <p className={card.safety?.hidden ? 'safety hidden' : 'safety'}>{safety.join(' · ')}</p>}
      {lines.length > 0 && <p className="standing">{lines.join(' · ')}</p>}
      {card.unread > 0 && card.status === 'withStaff' && (
        <p>
          <b className="mark">{words.count('list.unread', card.unread)}</b>
        </p>
      )}
    </>
  )
}

function CardButtons({ card, open }: { card: ConversationCard; open: boolean }) {
  const { state, actions, words } = useConsole()
  const what = cardName(words, card)
  const own = mine(state).some(({ id }) => id === card.id)
  return (
    <div className="cardButtons">
      {card.status === 'waiting' && <ClaimButton card={card} />}
      {canRead(state, card) && !(own && open) && (
        <Button
          look={own ? 'plain' : 'quiet'}
          aria-label={words.t(own ? 'list.open' : 'list.readOf', { what })}
          aria-current={open}
          onPress={() => actions.choose(card.id)}
        >
          {words.t(own ? 'list.openShort' : 'list.read')}
        </Button>
      )}
      {canPutAside(state, card) && <PutAsideButton card={card} />}
    </div>
  )
}

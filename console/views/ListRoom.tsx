import type { ReactNode } from 'react'
import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import { acuteOf, alarmedWithBot, colleagues, mine, onDuty, waitingList } from '../state/lists.ts'
import { BoardState } from './BoardState.tsx'
import { Card } from './Card.tsx'
import { NotKnown } from './NotKnown.tsx'
import { ShiftState } from './ShiftState.tsx'
import { useConsole } from './useConsole.ts'
import { useFocusBack } from './useFocus.ts'

export function ListRoom() {
  const { state, words } = useConsole()
  const room = useFocusBack<HTMLElement>(state.own.chosen === undefined)
  return (
    <section className="room list" ref={room} tabIndex={-1} aria-label={words.t('list.label')}>
      {state.held.from === 'snapshot' ? (
        <Lists />
      ) : (
        <div className="others">
          <NotKnown />
        </div>
      )}
    </section>
  )
}

function Lists() {
  const { state, words } = useConsole()
  const alarmed = alarmedWithBot(state)
  const waiting = waitingList(state)
  const others = colleagues(state)
  return (
    <>
      <div className="others">
        <ShiftState />
        <News cards={[...alarmed, ...waiting]} waiting={waiting.length} />
        {alarmed.length > 0 && <Cards title={words.t('list.alarmed', { count: alarmed.length })} cards={alarmed} />}
        <Cards title={words.t('list.waiting', { count: waiting.length })} cards={waiting}>
          {words.t('list.empty')} {onDuty(state) && words.t('list.emptyOnDuty')}
        </Cards>
        {others.length > 0 && <Cards title={words.t('list.colleagues', { count: others.length })} cards={others} />}
        <BoardState />
      </div>
      <div className="mine">
        <Cards title={words.t('list.mine', { count: mine(state).length })} cards={mine(state)}>
          {words.t('list.noneMine')}
        </Cards>
      </div>
    </>
  )
}

function Cards({ title, cards, children }: { title: string; cards: ConversationCard[]; children?: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {cards.length === 0 ? (
        <p className="none">{children}</p>
      ) : (
        <ul>
          {cards.map((card) => (
            <li key={card.id}>
              <Card card={card} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** For those who do not see the list change. */
function News({ cards, waiting }: { cards: ConversationCard[]; waiting: number }) {
  const { words } = useConsole()
  const acute = acuteOf(cards).length
  return (
    <p role="status" className="unseen">
      {words.t('list.news', { count: waiting, acute })}
    </p>
  )
}

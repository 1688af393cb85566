import type { ReactNode } from 'react'
import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import { acuteOf, alarmed, longestWaiting, waitingList, withStaff } from '../state/lists.ts'
import { momentText } from '../text/times.ts'
import { AlarmLine } from '../views/AlarmLine.tsx'
import { Button } from '../views/Button.tsx'
import { Elapsed } from '../views/Elapsed.tsx'
import { NotKnown } from '../views/NotKnown.tsx'
import { useConsole } from '../views/useConsole.ts'
import { OnDuty } from './OnDuty.tsx'
import './live.css'

/** What a coordinator on call must see across the room: who waits and since when, who is on, what is acute. It keeps nothing. */
export function LiveBoard() {
  const { state, words } = useConsole()
  return (
    <main className="live" id="live">
      <h2>{words.t('live.title')}</h2>
      <p className="hint">{words.t('live.hint')}</p>
      {state.held.from === 'snapshot' ? <Now /> : <NotKnown />}
    </main>
  )
}

function Now() {
  const { state, words } = useConsole()
  const waiting = waitingList(state)
  const longest = longestWaiting(state)
  const acute = acuteOf(waiting).length
  const alarms = alarmed(state)
  return (
    <>
      <p role="status" className="unseen">
        {words.t('list.news', { count: waiting.length, acute: acuteOf([...waiting, ...alarms]).length })}
      </p>
      <Line />
      <dl className="tiles">
        <Tile name={words.t('live.waiting')} look={acute > 0 ? 'acute' : waiting.length > 0 ? 'urgent' : 'calm'}>
          {waiting.length}
          {acute > 0 && <small>{words.t('live.acute', { count: acute })}</small>}
        </Tile>
        <Tile name={words.t('live.longest')} look={longest ? (acute > 0 ? 'acute' : 'urgent') : 'calm'}>
          {longest ? <Elapsed since={longest.since} label="list.waited" /> : '–'}
        </Tile>
        <Tile name={words.t('live.alarms')} look={alarms.length > 0 ? 'acute' : 'calm'}>
          {alarms.length}
        </Tile>
        <Tile name={words.t('live.talking')} look="calm">
          {withStaff(state).length}
        </Tile>
      </dl>
      <div className="liveParts">
        <Alarms alarms={alarms} />
        <OnDuty />
      </div>
    </>
  )
}

function Tile({ name, look, children }: { name: string; look: 'calm' | 'urgent' | 'acute'; children: ReactNode }) {
  return (
    <div className={`tile ${look}`}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Whether visitors are told that somebody is there, and what the hours promise. */
function Line() {
  const { state, words } = useConsole()
  const { openNow, full, closesAt, opensAt, broken } = state.held.shift
  const moment = (at: number) => momentText(state, words.language, at)
  return (
    <div className="liveLine">
      <p>
        <strong>{words.t(full ? 'live.full' : openNow ? 'live.open' : 'live.nobody')}</strong>{' '}
        {closesAt !== undefined && words.t('board.closesAt', { at: moment(closesAt) })}
        {opensAt !== undefined && words.t('board.opensAt', { at: moment(opensAt) })}
      </p>
      {broken.map((way) => (
        <p key={way} className="brokenWay">
          {words.t('board.broken', { way: words.t(`way.${way}`) })}
        </p>
      ))}
    </div>
  )
}

function Alarms({ alarms }: { alarms: readonly ConversationCard[] }) {
  const { actions, words } = useConsole()
  const show = (card: ConversationCard) => {
    actions.choose(card.id)
    actions.showPage('conversations')
  }
  return (
    <section className="livePart" aria-labelledby="live-alarms">
      <h3 id="live-alarms">{words.t('live.alarms')}</h3>
      {alarms.length === 0 && <p className="hint">{words.t('live.noAlarms')}</p>}
      <ul>
        {alarms.map((card) => (
          <li key={card.id}>
            {card.alarm && <AlarmLine alarm={card.alarm} />}
            <span className="where">
              {card.staff ? words.t('list.heldBy', { number: card.staff.number }) : words.t(`live.with.${card.status}`)}
            </span>
            <Button onPress={() => show(card)}>{words.t('live.show')}</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import { isBeside, isInvited, isMine, myNumber } from '../state/lists.ts'
import { Button } from './Button.tsx'
import { useConsole, useNow } from './useConsole.ts'

/** Who of staff is in the conversation beside me, who is asked, who reads along, and who writes. */
export function ColleagueLines({ card }: { card: ConversationCard }) {
  return (
    <div className="colleagueLines">
      <Transfer card={card} />
      <Readers card={card} />
      <Writing card={card} />
    </div>
  )
}

function Transfer({ card }: { card: ConversationCard }) {
  const { state, actions, words } = useConsole()
  const { id, staff, invited, beside } = card
  const leave = () => actions.leave(id)
  if (isInvited(state, card))
    return (
      <div className="colleague asked">
        <p>{words.t('transfer.asksMe', { number: staff?.number ?? '' })}</p>
        <Button data-key="g" onPress={() => actions.join(id)}>
          {words.t('transfer.join')}
        </Button>
        <Button look="quiet" onPress={leave}>
          {words.t('transfer.decline')}
        </Button>
      </div>
    )
  if (isBeside(state, card))
    return (
      <div className="colleague">
        <p>{words.t('transfer.iAmBeside', { number: staff?.number ?? '' })}</p>
        <Button onPress={leave}>{words.t('transfer.leave')}</Button>
      </div>
    )
  if (!isMine(state, card)) return null
  if (beside)
    return (
      <div className="colleague">
        <p>{words.t('transfer.isBeside', { number: beside.number })}</p>
        <Button onPress={leave}>{words.t('transfer.leaveTo', { number: beside.number })}</Button>
      </div>
    )
  if (!invited) return null
  return (
    <div className="colleague">
      <p>{words.t('transfer.isAsked', { number: invited.number })}</p>
      <Button look="quiet" onPress={leave}>
        {words.t('transfer.callOff')}
      </Button>
    </div>
  )
}

function Readers({ card: { readers } }: { card: ConversationCard }) {
  const { state, words } = useConsole()
  const others = readers.filter(({ number }) => number !== myNumber(state)).map(({ number }) => number)
  return (
    <p role="status" className="readers">
      {others.length > 0 &&
        words.t('transfer.readsAlong', { numbers: new Intl.ListFormat(words.language).format(others.map(String)) })}
    </p>
  )
}

function Writing({ card: { id } }: { card: ConversationCard }) {
  const { state, words } = useConsole()
  const writing = state.own.writing[id]
  const now = useNow()
  return (
    <p className="writing">
      {writing && now < writing.until && words.t('transfer.writes', { number: writing.number })}
    </p>
  )
}

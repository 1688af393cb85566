import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import { firstToClaim, isOnItsWay, primaryAction } from '../state/lists.ts'
import { cardName } from '../text/words.ts'
import { Button } from './Button.tsx'
import { KeyHint } from './KeyHint.tsx'
import { useConsole } from './useConsole.ts'

export function ClaimButton({ card }: { card: ConversationCard }) {
  const { state, actions, words } = useConsole()
  const first = firstToClaim(state)?.id === card.id
  const calls = card.call !== undefined && card.call.state !== 'ended'
  const claiming = isOnItsWay(state, 'conversation:claim', card.id)
  return (
    <Button
      look={first && primaryAction(state) === 'claim' ? 'primary' : 'plain'}
      aria-label={words.t(calls ? 'call.answerOf' : 'list.claimOf', { what: cardName(words, card) })}
      {...(first ? { 'data-key': 't' } : {})}
      isDisabled={state.connection !== 'connected'}
      onPress={() => actions.claim(card.id)}
    >
      {words.t(label(claiming, calls))}
      {first && <KeyHint name="t" />}
    </Button>
  )
}

/** A call is answered; anything else is taken. */
function label(claiming: boolean, calls: boolean) {
  if (calls) return claiming ? 'call.answering' : 'call.answer'
  return claiming ? 'list.claiming' : 'list.claim'
}

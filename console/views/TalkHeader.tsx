import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import { tellsPresence } from '../state/lists.ts'
import { presenceText } from '../text/words.ts'
import { Button } from './Button.tsx'
import { KeyHint } from './KeyHint.tsx'
import { RecuseButton } from './RecuseButton.tsx'
import { ReleaseButton } from './ReleaseButton.tsx'
import { TransferButton } from './TransferButton.tsx'
import { useConsole } from './useConsole.ts'
import { useFocusBack } from './useFocus.ts'

export function TalkHeader({ card, own }: { card: ConversationCard; own: boolean }) {
  const { words } = useConsole()
  const about = [
    words.t(`urgency.${card.urgency}`),
    words.word('channel', card.channel),
    words.t(`language.${card.language}`),
    tellsPresence(card) && presenceText(words, card),
  ].filter((part) => part)
  return (
    <div className="talkHeader">
      <h2>
        {words.t(`audience.${card.audience}`)}
        <small>{about.join(' · ')}</small>
      </h2>
      <div className="talkButtons">
        <RecuseButton id={card.id} />
        {own && (
          <>
            {!card.beside && !card.invited && <TransferButton id={card.id} />}
            <ReleaseButton id={card.id} to="queue" />
            <ReleaseButton id={card.id} to="bot" />
            <CloseButton card={card} />
          </>
        )}
      </div>
    </div>
  )
}

/** The record is fetched once; what has been chosen in it stays when staff go on talking. */
function CloseButton({ card: { id } }: { card: ConversationCard }) {
  const { state, actions, words } = useConsole()
  const closing = state.own.closing[id]
  const button = useFocusBack<HTMLButtonElement>(!closing?.visible)
  return (
    <Button
      ref={button}
      data-key="a"
      aria-expanded={closing?.visible ?? false}
      onPress={() => (closing ? actions.showClosing(id, !closing.visible) : actions.beginClosing(id))}
    >
      {words.t('talk.close')}
      <KeyHint name="a" />
    </Button>
  )
}

import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import type { OpenedConversation } from '../state/consoleState.ts'
import { chosenConversation, isMine, speaks, wantsReason } from '../state/lists.ts'
import { AlarmLine } from './AlarmLine.tsx'
import { ColleagueLines } from './ColleagueLines.tsx'
import { Log } from './Log.tsx'
import { OpenFor } from './OpenFor.tsx'
import { OtherLanguage } from './OtherLanguage.tsx'
import { ReplyBox } from './ReplyBox.tsx'
import { SafetyNow } from './SafetyNow.tsx'
import { TalkHeader } from './TalkHeader.tsx'
import { TalkTabs } from './TalkTabs.tsx'
import { useConsole } from './useConsole.ts'

export function TalkRoom() {
  const { state, words } = useConsole()
  const chosen = chosenConversation(state)
  return (
    <section className="room talk" aria-label={words.t('talk.label')}>
      <TalkTabs />
      {chosen ? <Talk key={chosen.card.id} {...chosen} /> : <NoTalk />}
    </section>
  )
}

function Talk({ card, conversation }: { card: ConversationCard; conversation: OpenedConversation | undefined }) {
  const { state } = useConsole()
  return (
    <>
      <TalkHeader card={card} own={isMine(state, card)} />
      <ColleagueLines card={card} />
      {card.alarm && <AlarmLine alarm={card.alarm} />}
      {wantsReason(state, card) ? <OpenFor id={card.id} /> : <Text card={card} conversation={conversation} />}
    </>
  )
}

function Text({ card, conversation }: { card: ConversationCard; conversation: OpenedConversation | undefined }) {
  const { state, words } = useConsole()
  return (
    <>
      {conversation ? <Log conversation={conversation} /> : <p className="reading">{words.t('talk.reading')}</p>}
      <div className="answerArea">
        <SafetyNow card={card} plan={conversation?.plan} />
        {speaks(state, card) ? <Answer card={card} /> : <ReadOnly card={card} />}
      </div>
    </>
  )
}

function ReadOnly({ card }: { card: ConversationCard }) {
  const { words } = useConsole()
  return (
    <p className="readOnly">
      {card.staff ? words.t('talk.readOnly', { number: card.staff.number }) : words.t('talk.readOnlyWaiting')}
    </p>
  )
}

function NoTalk() {
  const { words } = useConsole()
  return (
    <div className="nothing">
      <h2>{words.t('talk.none')}</h2>
      <p>{words.t('talk.noneText')}</p>
    </div>
  )
}

/** Whoever is on the telephone hears no text. */
function Answer({ card }: { card: ConversationCard }) {
  const { words } = useConsole()
  if (card.channel !== 'phone' || !card.visitorPresent) {
    return (
      <>
        <OtherLanguage card={card} />
        {card.channel === 'phone' && <p className="readsInChat">{words.t('call.readsInChat')}</p>}
        <ReplyBox id={card.id} language={card.language} />
      </>
    )
  }
  return <p className="readOnly">{words.t('call.speaking')}</p>
}

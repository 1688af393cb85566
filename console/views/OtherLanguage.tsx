import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import { readsMyself } from '../state/lists.ts'
import { interpreterPhrase } from '../text/phrases.ts'
import { readersText } from '../text/words.ts'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

/** For whoever answers in a language they do not read: ready phrases and an interpreter, and no text leaves to be translated. */
export function OtherLanguage({ card }: { card: ConversationCard }) {
  const { state, actions, words } = useConsole()
  const { id, language, safety } = card
  // Whoever hides is written nothing.
  if (readsMyself(state, language) || safety?.hidden) return null
  const offer = interpreterPhrase(language)
  const written = state.own.drafts[id]?.reply.trim() ?? ''
  return (
    <div className="otherLanguage">
      <p>
        {readersText(words, state, card)} {words.t('languages.help')}
      </p>
      <Button
        isDisabled={written.includes(offer)}
        onPress={() => actions.write(id, 'reply', written === '' ? offer : `${written}\n\n${offer}`)}
      >
        {words.t('languages.offerInterpreter')}
      </Button>
    </div>
  )
}

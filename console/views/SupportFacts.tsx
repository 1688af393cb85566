import type { OpenedConversation } from '../state/consoleState.ts'
import { AidButton } from './AidButton.tsx'
import { Button } from './Button.tsx'
import { JudgeButton } from './JudgeButton.tsx'
import { KeyHint } from './KeyHint.tsx'
import { RedactButton } from './RedactButton.tsx'
import { useConsole } from './useConsole.ts'

/** What staff may need in a hurry, each one key away. */
export function SupportFacts({ conversation }: { conversation: OpenedConversation }) {
  const { actions, words } = useConsole()
  const { id } = conversation.card
  return (
    <section className="factCard support">
      <h2>{words.t('support.title')}</h2>
      <AidButton id={id} aid="childConcern" keyName="o" />
      <AidButton id={id} aid="dangerToLife" keyName="f" />
      <JudgeButton conversation={conversation} />
      <RedactButton conversation={conversation} />
      <Button data-key="k" onPress={() => actions.offerCode(id)}>
        {words.t('support.offerCode')}
        <KeyHint name="k" />
      </Button>
    </section>
  )
}

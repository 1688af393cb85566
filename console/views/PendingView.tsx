import { boxOf, clientIdOf, isText, type PendingAct } from '../state/acts.ts'
import { refusedText } from '../text/words.ts'
import { Bubble } from './Bubble.tsx'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

const shownAs = {
  reply: { look: 'staff', who: 'says.you' },
  note: { look: 'note', who: 'says.note' },
  coaching: { look: 'coaching', who: 'says.coaching' },
} as const

/** A reply or note on its way, received, or refused with a way to get the text back. */
export function PendingView({ pending }: { pending: PendingAct }) {
  const { actions, words } = useConsole()
  const { act, standing } = pending
  const box = boxOf(act)
  if (!box || !isText(act)) return null
  const { look, who } = shownAs[box]
  const state = words.t(`says.${standing.kind}`)
  return (
    <Bubble look={look} who={[words.t(who), state]} text={act.payload.text}>
      {standing.kind === 'refused' && (
        <p className="refused">
          {refusedText(words, standing.code)}
          <Button onPress={() => actions.takeBack(clientIdOf(pending))}>{words.t('talk.tryAgain')}</Button>
        </p>
      )}
    </Bubble>
  )
}

import type { ConversationId } from '../../shared/ids.ts'
import { AskFirst } from './AskFirst.tsx'
import { useConsole } from './useConsole.ts'

const names = { queue: 'toQueue', bot: 'toBot' } as const
const keys = { queue: 'q', bot: 'b' } as const

export function ReleaseButton({ id, to }: { id: ConversationId; to: 'queue' | 'bot' }) {
  const { actions, words } = useConsole()
  const name = names[to]
  return (
    <AskFirst
      shortcut={keys[to]}
      label={words.t(`talk.${name}`)}
      title={words.t(`talk.${name}Title`)}
      text={words.t(`talk.${name}Text`)}
      run={() => actions.release(id, to)}
    />
  )
}

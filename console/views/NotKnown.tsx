import { useConsole } from './useConsole.ts'

/** Until the server has said so, nobody is told that nobody waits. The line tries again by itself, and the header says how it goes. */
export function NotKnown() {
  const { words } = useConsole()
  return (
    <p className="none" role="status">
      {words.t('list.notKnown')}
    </p>
  )
}

import type { Room } from '../state/consoleState.ts'
import { chosenConversation, mine, waitingList } from '../state/lists.ts'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

const rooms: Room[] = ['list', 'talk', 'facts']

/** Only seen where the rooms do not fit beside each other; with who waits, and what is not answered in mine. */
export function RoomTabs() {
  const { state, actions, words } = useConsole()
  const counts = {
    list: waitingList(state).length,
    talk: mine(state).reduce((sum, { unread }) => sum + unread, 0),
    facts: 0,
  }
  return (
    <nav className="roomTabs" aria-label={words.t('rooms.label')}>
      {rooms.map((room) => (
        <Button
          key={room}
          look="quiet"
          aria-current={state.own.room === room ? 'page' : false}
          isDisabled={room !== 'list' && !chosenConversation(state)}
          onPress={() => actions.showRoom(room)}
        >
          {words.t(`rooms.${room}`)}
          {counts[room] > 0 && ` (${counts[room]})`}
        </Button>
      ))}
    </nav>
  )
}

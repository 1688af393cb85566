import type { Room } from '../state/consoleState.ts'
import { chosenConversation, waitingList } from '../state/lists.ts'
import { Button } from './Button.tsx'
import { useConsole } from './useConsole.ts'

const rooms: Room[] = ['list', 'talk', 'facts']

/** Only seen where the rooms do not fit beside each other. */
export function RoomTabs() {
  const { state, actions, words } = useConsole()
  const waiting = waitingList(state).length
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
          {room === 'list' && waiting > 0 && ` (${waiting})`}
        </Button>
      ))}
    </nav>
  )
}

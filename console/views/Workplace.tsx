import { lazy, Suspense } from 'react'
import type { Page } from '../state/consoleState.ts'
import { myRole } from '../state/lists.ts'
import { shownPage } from '../state/pages.ts'
import { FactsRoom } from './FactsRoom.tsx'
import { Failed } from './Failed.tsx'
import { Guard } from './Guard.tsx'
import { Header } from './Header.tsx'
import { ListRoom } from './ListRoom.tsx'
import { Messages } from './Messages.tsx'
import { RoomTabs } from './RoomTabs.tsx'
import { TalkRoom } from './TalkRoom.tsx'
import { TelephoneBar } from './TelephoneBar.tsx'
import { useConsole } from './useConsole.ts'
import { useLeavingWarning } from './useLeavingWarning.ts'
import { useShortcuts } from './useShortcuts.ts'
import { useSound } from './useSound.ts'
import { useTouch } from './useTouch.ts'

/** Fetched only by who opens it. */
const Statistics = lazy(async () => ({ default: (await import('../statistics/Statistics.tsx')).Statistics }))
const LiveBoard = lazy(async () => ({ default: (await import('../live/LiveBoard.tsx')).LiveBoard }))
const Administration = lazy(async () => ({ default: (await import('../admin/Administration.tsx')).Administration }))

/** `practise` is not there while practising. */
export function Workplace({ practise }: { practise?: () => void }) {
  const { state } = useConsole()
  useSound()
  useTouch()
  useShortcuts()
  useLeavingWarning()
  return (
    <div className="workplace">
      <Header {...(practise ? { practise } : {})} />
      <Messages />
      <TelephoneBar />
      <Shown page={shownPage(state)} />
    </div>
  )
}

function Shown({ page }: { page: Page | undefined }) {
  const { state } = useConsole()
  const role = myRole(state)
  if (page === 'conversations') return <Rooms />
  if (!page || !role) return <NoConversations />
  return (
    <Guard
      key={page}
      instead={
        <main>
          <Failed what="part" />
        </main>
      }
    >
      <Suspense fallback={<main />}>
        {page === 'live' && <LiveBoard />}
        {page === 'statistics' && <Statistics />}
        {page === 'administration' && <Administration role={role} />}
      </Suspense>
    </Guard>
  )
}

/** Beside each other where there is width; otherwise one at a time, by the tabs. */
function Rooms() {
  const { state } = useConsole()
  return (
    <>
      <RoomTabs />
      <main className="rooms" data-room={state.own.room} id="conversations">
        <ListRoom />
        <TalkRoom />
        <FactsRoom />
      </main>
    </>
  )
}

function NoConversations() {
  const { words } = useConsole()
  return (
    <main className="nothing">
      <h2>{words.t('noConversations.title')}</h2>
      <p>{words.t('noConversations.text')}</p>
    </main>
  )
}

import { seesLists } from '../state/lists.ts'
import { pagesFor, shownPage } from '../state/pages.ts'
import { Button } from './Button.tsx'
import { ControlButton } from './ControlButton.tsx'
import { KeyList } from './KeyList.tsx'
import { ShiftButtons } from './ShiftButtons.tsx'
import { SoundControl } from './SoundControl.tsx'
import { StaffMenu } from './StaffMenu.tsx'
import { useConsole } from './useConsole.ts'

/** Whoever practises ends that first, and then signs out, or goes to another page, where everything is real. */
export function Header({ practise }: { practise?: () => void }) {
  const { state, words } = useConsole()
  return (
    <header className="header">
      <h1 className="name">{words.t('name')}</h1>
      {practise && <Pages />}
      {seesLists(state) && (
        <>
          <ConnectionState />
          <SoundControl />
          <ShiftButtons />
          <KeyList />
        </>
      )}
      {practise && <ControlButton />}
      {practise && <StaffMenu practise={practise} />}
    </header>
  )
}

function Pages() {
  const { state, actions, words } = useConsole()
  const shown = shownPage(state)
  return (
    <nav aria-label={words.t('nav.label')}>
      {pagesFor(state).map((page) => (
        <Button
          key={page}
          look="quiet"
          aria-current={page === shown ? 'page' : false}
          onPress={() => actions.showPage(page)}
        >
          {words.t(`nav.${page}`)}
        </Button>
      ))}
    </nav>
  )
}

function ConnectionState() {
  const { state, words } = useConsole()
  return (
    <span className={`connection ${state.connection}`} role="status">
      {words.t(`connection.${state.connection}`)}
    </span>
  )
}

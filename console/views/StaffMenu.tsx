import { useState } from 'react'
import { DialogTrigger, Popover, Switch } from 'react-aria-components'
import type { StaffView } from '../../shared/wire/consoleViews.ts'
import { mine, seesLists } from '../state/lists.ts'
import { AlertSettings } from './AlertSettings.tsx'
import { Button } from './Button.tsx'
import { LanguageChoice } from './LanguageChoice.tsx'
import { OwnSessions } from './OwnSessions.tsx'
import { OwnWeek } from './OwnWeek.tsx'
import { TelephoneChoice } from './TelephoneChoice.tsx'
import { TestSound } from './TestSound.tsx'
import { useConsole } from './useConsole.ts'

export function StaffMenu({ practise }: { practise(): void }) {
  const { state, words } = useConsole()
  const [open, setOpen] = useState(false)
  const [reaching, setReaching] = useState(false)
  const [listing, setListing] = useState(false)
  if (state.session.stage !== 'signedIn') return null
  const { me } = state.session
  const { name } = me
  return (
    <>
      <DialogTrigger isOpen={open} onOpenChange={setOpen}>
        <Button look="quiet" aria-label={words.t('menu.open', { name })}>
          <span className="myName">{name}</span>
        </Button>
        <Popover className="popover" placement="bottom end" aria-label={words.t('menu.open', { name })}>
          <div className="staffMenu">
            <MenuParts
              me={me}
              close={() => setOpen(false)}
              openReach={() => setReaching(true)}
              openSessions={() => setListing(true)}
              practise={practise}
            />
          </div>
        </Popover>
      </DialogTrigger>
      <AlertSettings isOpen={reaching} onOpenChange={setReaching} />
      <OwnSessions isOpen={listing} onOpenChange={setListing} />
    </>
  )
}

interface MenuProps {
  me: StaffView
  close(): void
  openReach(): void
  openSessions(): void
  practise(): void
}

function MenuParts({ me: { name, role }, close, openReach, openSessions, practise }: MenuProps) {
  const { state, actions, words } = useConsole()
  const own = mine(state).length
  return (
    <>
      <p className="who">
        {name}
        <small>{words.t(`role.${role}`)}</small>
      </p>
      <LanguageChoice />
      {seesLists(state) && (
        <>
          <TelephoneChoice />
          <OwnWeek />
          <TestSound />
          <Button
            onPress={() => {
              close()
              openReach()
            }}
          >
            {words.t('reach.open')}
          </Button>
          <Shortcuts />
          <Button onPress={practise}>{words.t('practice.start')}</Button>
        </>
      )}
      <Button
        onPress={() => {
          close()
          openSessions()
        }}
      >
        {words.t('sessions.open')}
      </Button>
      {own > 0 && <p className="stillMine">{words.count('menu.stillMine', own)}</p>}
      <Button onPress={actions.signOut}>{words.t('menu.signOut')}</Button>
    </>
  )
}

/** A key alone does something, so it can be turned off (WCAG 2.1.4). */
function Shortcuts() {
  const { state, actions, words } = useConsole()
  return (
    <Switch className="switch" isSelected={state.own.shortcuts} onChange={actions.switchShortcuts}>
      <span className="track" aria-hidden="true" />
      {words.t('menu.shortcutsOn')}
    </Switch>
  )
}

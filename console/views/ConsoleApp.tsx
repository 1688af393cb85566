import { useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { type Practice, startPractice } from '../practice.ts'
import { Stopped } from './Failed.tsx'
import { Guard } from './Guard.tsx'
import { PracticeBar } from './PracticeBar.tsx'
import { SignIn } from './SignIn.tsx'
import { ConsoleContext, type ConsoleParts, useConsole } from './useConsole.ts'
import { useNotice } from './useNotice.ts'
import { Workplace } from './Workplace.tsx'

export function ConsoleApp(parts: ConsoleParts) {
  return (
    <ConsoleContext.Provider value={parts}>
      <Guard instead={<Stopped />}>
        <Page />
      </Guard>
    </ConsoleContext.Provider>
  )
}

function Page() {
  const { state } = useConsole()
  useNotice()
  return (
    <I18nProvider locale={state.own.language === 'sv' ? 'sv-SE' : 'en-GB'}>
      {state.session.stage === 'signedIn' ? <Work /> : <SignIn />}
    </I18nProvider>
  )
}

/** The real console, or one to practise in, where every visitor is simulated. */
function Work() {
  const { store } = useConsole()
  const [practice, practise] = useState<Practice>()
  useEffect(() => () => practice?.end(), [practice])
  if (!practice) return <Workplace practise={() => practise(startPractice(store))} />
  return (
    <div className="practising">
      <PracticeBar end={() => practise(undefined)} />
      <ConsoleContext.Provider value={practice.parts}>
        <Workplace />
      </ConsoleContext.Provider>
    </div>
  )
}

import type { PageWords } from '../../../../../shared/wire/visitor.ts'
import type { Actions } from '../actions.ts'
import { needsSafeWord } from '../state/safety.ts'
import type { PageState } from '../state/state.ts'
import { type Translate, translator } from '../text/translate.ts'
import { Accessibility } from './Accessibility.tsx'
import { Cover } from './Cover.tsx'
import { Foot } from './Foot.tsx'
import { Head } from './Head.tsx'
import { Protection } from './Protection.tsx'
import { Return } from './Return.tsx'
import { Safety } from './Safety.tsx'
import { Shopping } from './Shopping.tsx'
import { Talk } from './Talk.tsx'

export interface PageProps {
  state: PageState
  words: PageWords
  leaveTo: string
  /** Absent on the server, where nothing can be done yet. */
  actions?: Actions | undefined
}

/** What every view is made of. */
export interface ViewProps {
  state: PageState
  words: PageWords
  t: Translate
  actions: Actions | undefined
}

export function Page({ state, words, leaveTo, actions }: PageProps) {
  const view: ViewProps = { state, words, actions, t: translator(words) }
  const isTalk = state.shows === 'talk'
  if (needsSafeWord(state)) return <Shopping {...view} />
  if (state.cover === 'hidden') return <Cover {...view} />
  return (
    <>
      {state.cover === 'blurred' ? <Cover {...view} /> : null}
      <Head {...view} leaveTo={leaveTo} />
      <Talk {...view} hidden={!isTalk} />
      {state.shows === 'protection' ? <Protection {...view} /> : null}
      {state.shows === 'return' ? <Return {...view} /> : null}
      {state.shows === 'safety' ? <Safety {...view} /> : null}
      {state.shows === 'accessibility' ? <Accessibility {...view} /> : null}
      <Foot {...view} />
    </>
  )
}

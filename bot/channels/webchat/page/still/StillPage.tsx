import { directionOf } from '../../../../../shared/languages.ts'
import type { PageWords, StillStart, VisitorEntryView } from '../../../../../shared/wire/visitor.ts'
import { isClosed, openChoices, shownEntries } from '../state/select.ts'
import { firstState, type PageState } from '../state/state.ts'
import { type Translate, translator } from '../text/translate.ts'
import { Entry } from '../views/Entry.tsx'
import { Waiting } from '../views/Waiting.tsx'
import { Words } from '../views/Words.tsx'
import { StillChoices } from './StillChoices.tsx'
import { StillConfirm } from './StillConfirm.tsx'
import { StillFoot } from './StillFoot.tsx'
import { StillForm } from './StillForm.tsx'
import { StillHead } from './StillHead.tsx'
import { StillLanguages } from './StillLanguages.tsx'
import { StillFreely, StillShopping } from './StillSafety.tsx'

/** What every part of the page without script is made of. */
export interface StillProps {
  state: PageState
  words: PageWords
  t: Translate
  /** A new client id for each form. */
  newId(): string
}

/** The same page without script: every button is a form, and what is new is fetched by hand. */
export function StillPage({ start, newId }: { start: StillStart; newId(): string }) {
  const { words } = start
  const view: StillProps = { state: stateOf(start), words, newId, t: translator(words) }
  if (start.conversation?.hidden) return <StillShopping {...view} draft={start.draft} />
  return (
    <>
      <StillHead {...view} />
      <StillTalk {...view} notice={start.notice} beside={start.code !== undefined || start.marks !== undefined} />
      <StillFoot
        {...view}
        draft={start.draft}
        code={start.code}
        notice={start.notice}
        marks={start.marks}
        about={start.about}
      />
    </>
  )
}

interface StillTalkProps extends StillProps {
  notice: StillStart['notice'] | undefined
  /** What is to be read first stands under the talk. */
  beside: boolean
}

function StillTalk({ notice, beside, ...view }: StillTalkProps) {
  const { state, words, t } = view
  const { screen, drafted } = words
  const isFirst = state.phase === 'first'
  const spoken = state.conversation?.language ?? words.language
  const entries = shownEntries(state, screen.first)
  const show = (entry: VisitorEntryView) => (
    <Entry key={entry.seq} entry={entry} under={(seq) => <StillTakeBack {...view} seq={seq} />} t={t} />
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse
    <main tabIndex={0} aria-label={t('log')} class={isFirst ? 'first' : undefined}>
      <div>
        <StillLanguages {...view} />
        {notice ? (
          <p class="notice" role="status" tabIndex={-1} autofocus>
            <Words text={t(`notice.${notice}`)} />
          </p>
        ) : null}
        {drafted ? <p class="drafted">{drafted}</p> : null}
        {isFirst ? <StillFreely {...view} /> : null}
        <div class="log" lang={spoken} dir={directionOf[spoken]} role="log" aria-label={t('log')}>
          {entries.slice(0, -1).map(show)}
          <div class="newest" tabIndex={-1} autofocus={!(isFirst || notice || beside)}>
            {entries.slice(-1).map(show)}
          </div>
        </div>
        <Waiting waiting={state.conversation?.waiting} />
        {isFirst ? (
          <p class="lineState">
            <Words text={screen.line.text} />
          </p>
        ) : null}
        <StillChoices open={openChoices(state, screen.first)} {...view} />
        {isFirst ? null : <StillFreely {...view} />}
        {isClosed(state) ? <StillClosed {...view} /> : null}
      </div>
    </main>
  )
}

function StillTakeBack({ seq, words, t, newId }: StillProps & { seq: number }) {
  const fields = { clientId: newId(), language: words.language, target: String(seq) }
  return (
    <div class="progress">
      <span>{t('message.received')}</span>
      <StillConfirm
        act="takeBack"
        fields={fields}
        label={t('takeBack')}
        question={t('takeBack.question')}
        yes={t('takeBack')}
      />
    </div>
  )
}

function StillClosed({ state, words, t }: StillProps) {
  return (
    <div class="choices">
      <p class="closed">{state.conversation?.closedText}</p>
      <StillForm act="startAgain" fields={{ language: words.language }}>
        <button type="submit">{t('again')}</button>
      </StillForm>
    </div>
  )
}

function stateOf({ words, entries = [], conversation }: StillStart): PageState {
  const first = firstState(words.language)
  return conversation ? { ...first, phase: 'talking', entries, conversation } : first
}

import { directionOf } from '../../../../../shared/languages.ts'
import type { VisitorEntryView } from '../../../../../shared/wire/visitor.ts'
import { isQuiet } from '../state/safety.ts'
import { isClosed, isCovered, openChoices, shownEntries } from '../state/select.ts'
import type { Outgoing } from '../state/state.ts'
import { Choices } from './Choices.tsx'
import { Closed } from './Closed.tsx'
import { Entry } from './Entry.tsx'
import { Freely } from './Freely.tsx'
import { focusTalk } from './focusTalk.ts'
import { Languages } from './Languages.tsx'
import { OutgoingBubble } from './OutgoingBubble.tsx'
import type { ViewProps } from './Page.tsx'
import { TakeBack } from './TakeBack.tsx'
import { useNewest } from './useNewest.ts'
import { Waiting } from './Waiting.tsx'
import { Words } from './Words.tsx'

export function Talk({ hidden, ...view }: ViewProps & { hidden: boolean }) {
  const { state, words, t } = view
  const { screen, drafted } = words
  // The page's own words in a new language may come a moment after the conversation's.
  const language = state.conversation?.language ?? words.language
  const spoken = state.outgoing.filter((outgoing) => !isQuiet(outgoing))
  const entries = shownEntries(state, screen.first)
  const isFirst = state.phase === 'first'
  const open = openChoices(state, screen.first)
  const newest = useNewest({
    entries: entries.length,
    outgoing: spoken.length,
    beside: state.outgoing.filter(({ input }) => input.kind === 'freely').length,
    below: open.key,
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a mouse
    <main ref={newest.main} tabIndex={0} aria-label={t('log')} hidden={hidden} inert={isCovered(state)}>
      <Languages {...view} />
      <p class="notice" role="status">
        {noticeOf(view)}
      </p>
      {drafted ? <p class="drafted">{drafted}</p> : null}
      {isFirst ? <Freely {...view} /> : null}
      {/* Only additions are read aloud, so that a message whose state changes is not read again. */}
      <div
        ref={newest.log}
        class="log"
        lang={language}
        dir={directionOf[language]}
        role="log"
        aria-label={t('log')}
        aria-live="polite"
        aria-relevant="additions"
      >
        {[
          ...entries.map((entry, at) => <LogLine key={keyOf(entry, at)} entry={entry} {...view} />),
          ...spoken.map((outgoing) => <LogLine key={outgoing.clientId} outgoing={outgoing} {...view} />),
        ]}
      </div>
      <Waiting waiting={state.conversation?.waiting}>
        <WaitingButtons {...view} />
      </Waiting>
      {isFirst ? (
        <p class="lineState">
          <Words text={screen.line.text} />
        </p>
      ) : null}
      <Choices key={open.key} open={open} {...view} />
      {isFirst ? null : <Freely {...view} />}
      {isClosed(state) ? <Closed {...view} /> : null}
      <div ref={newest.end} class="end" />
      <div class="newer">
        {newest.hasUnseen ? (
          <button
            type="button"
            onClick={() => {
              focusTalk()
              newest.reveal()
            }}
          >
            {t('newer')}
          </button>
        ) : null}
      </div>
    </main>
  )
}

/** Whoever has to wait need not stay: what can be chosen for that is one tap away. */
function WaitingButtons({ t, actions }: ViewProps) {
  return (
    <>
      <button type="button" class="quiet" onClick={() => actions?.open('return')}>
        {t('code.title')}
      </button>
      <button type="button" class="quiet" onClick={() => actions?.open('safety')}>
        {t('plan.title')}
      </button>
    </>
  )
}

type LogLineProps = ViewProps & ({ entry: VisitorEntryView } | { outgoing: Outgoing })

/** One kind of line for both, so that an own message stays where it is when the server has it, and is not read aloud again. */
function LogLine(props: LogLineProps) {
  if ('outgoing' in props) return OutgoingBubble(props)
  return Entry({ entry: props.entry, t: props.t, under: (seq) => <TakeBack seq={seq} {...props} /> })
}

// The first bubble and one's own messages keep their place on the page when the server's entry takes over.
const keyOf = (entry: ReturnType<typeof shownEntries>[number], at: number) =>
  at === 0 ? 'first' : 'clientId' in entry ? entry.clientId : entry.seq

function noticeOf({ state, t }: ViewProps) {
  if (state.phase === 'resuming') return t('resuming')
  if (state.phase === 'erasing') return t(state.inContact ? 'erase.going' : 'erase.offline')
  return state.notice ? t(`notice.${state.notice}`) : null
}

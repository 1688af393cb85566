import { type ComponentChildren, Fragment } from 'preact'
import { directionOf, languageNames } from '../../../../../shared/languages.ts'
import type { VisitorEntryView } from '../../../../../shared/wire/visitor.ts'
import type { Translate } from '../text/translate.ts'
import { Bubble } from './Bubble.tsx'
import { Words } from './Words.tsx'

type BotEntry = Extract<VisitorEntryView, { shows: 'bot' }>

interface EntryProps {
  entry: VisitorEntryView
  t: Translate
  /** What stands under an own message that can be taken back. */
  under(seq: number): ComponentChildren
}

export function Entry({ entry, t, under }: EntryProps) {
  switch (entry.shows) {
    case 'visitor':
      return (
        <Bubble by="visitor" speaker={t('speaker.visitor')}>
          <p dir="auto">{entry.text}</p>
          {entry.canTakeBack ? under(entry.seq) : null}
        </Bubble>
      )
    case 'staff':
      return (
        <Bubble by="staff" speaker={t('speaker.staff')}>
          <p dir="auto">
            <Words text={entry.text} />
          </p>
        </Bubble>
      )
    case 'bot':
      return <BotBubble entry={entry} t={t} />
    case 'line':
      return <p class="across">{entry.text}</p>
    case 'takenBack':
      return <p class={`across ${entry.by}`}>{t(`message.taken.${entry.by}`)}</p>
    default:
      return null
  }
}

function BotBubble({ entry, t }: { entry: BotEntry; t: Translate }) {
  return (
    <Bubble by={entry.acute ? 'acute' : 'bot'} speaker={t('speaker.bot')}>
      {entry.paragraphs.map((text, at) => (
        <Fragment key={text}>
          <p dir="auto">
            <Words text={text} />
          </p>
          {entry.acute && at === 0 ? (
            <a class="call" href="tel:112">
              {t('danger.call')}
            </a>
          ) : null}
        </Fragment>
      ))}
      {entry.also ? <Beside {...entry.also} /> : null}
      {entry.swedish ? <Beside language="sv" paragraphs={entry.swedish} /> : null}
    </Bubble>
  )
}

/** The same in another language. */
function Beside({ language, paragraphs }: NonNullable<BotEntry['also']>) {
  return (
    <div class="beside" lang={language} dir={directionOf[language]}>
      <small class="speaker">{languageNames[language]}</small>
      {paragraphs.map((text) => (
        <p key={text}>
          <Words text={text} />
        </p>
      ))}
    </div>
  )
}

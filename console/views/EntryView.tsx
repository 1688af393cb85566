import { memo } from 'react'
import type { Language } from '../../shared/languages.ts'
import type { StaffEntryView, StaffView } from '../../shared/wire/consoleViews.ts'
import { clockText } from '../text/times.ts'
import { alarmText, type Words } from '../text/words.ts'
import { Bubble } from './Bubble.tsx'
import { useReader } from './useConsole.ts'

/** One entry of the log; who speaks is said in words. Hundreds of them stand while somebody writes: each is drawn once. */
export const EntryView = memo(function Entry({ entry, lang }: { entry: StaffEntryView; lang: Language }) {
  const { words, me } = useReader()
  const time = clockText(words.language, entry.at)
  switch (entry.shows) {
    case 'visitor':
    case 'bot':
      return (
        <Bubble look={entry.shows} who={[words.t(`says.${entry.shows}`), time]} text={entry.text} lang={lang}>
          {entry.swedish && (
            <p className="beside" lang="sv" dir="ltr">
              {entry.swedish}
            </p>
          )}
        </Bubble>
      )
    case 'staff':
      return <Bubble look="staff" who={[...speaker(me, words, entry.staff), time]} text={entry.text} />
    case 'note':
      return <Bubble look="note" who={[words.t('says.note'), nameOf(me, words, entry.staff), time]} text={entry.text} />
    case 'coaching':
      return (
        <Bubble
          look="coaching"
          who={[words.t('says.coaching'), nameOf(me, words, entry.staff), time]}
          text={entry.text}
        />
      )
    case 'invitation':
      return <Invitation entry={entry} time={time} />
    case 'tookBack':
    case 'silent':
      return null
    default:
      return (
        <li className={`line ${entry.shows}`}>
          {lineText(words, entry)} <small>{time}</small>
        </li>
      )
  }
})

/** The words are for the colleague who is asked, and look like what never leaves staff. */
function Invitation({ entry, time }: { entry: Extract<StaffEntryView, { shows: 'invitation' }>; time: string }) {
  const { words, me } = useReader()
  const { staff, to, text } = entry
  return (
    <Bubble
      look="note"
      who={[words.t('says.invitation', { number: to }), nameOf(me, words, staff), time]}
      text={text || words.t('says.invitationWithoutWords')}
    />
  )
}

type LineEntry = Extract<StaffEntryView, { shows: 'event' | 'alarm' | 'takenBack' | 'judged' | 'aided' | 'call' }>

function lineText(words: Words, entry: LineEntry): string {
  switch (entry.shows) {
    case 'event':
      return words.t(`says.${entry.event}`, {
        number: entry.staff?.number ?? '',
        to: entry.to ?? '',
        reason: entry.reason ? words.t(`openReason.${entry.reason}`) : '',
      })
    case 'call':
      return words.t(`said.call.${entry.state}`, { rings: entry.rings ?? '' })
    case 'alarm':
      return `${words.t('alarm.line')}: ${alarmText(words, entry)}`
    case 'judged':
      return words.t('says.judged', {
        number: entry.staff?.number ?? '',
        urgency: words.t(`urgency.${entry.urgency}`),
        reason: words.t(`judgementReason.${entry.reason}`),
      })
    case 'aided':
      return words.t('says.aided', { number: entry.staff?.number ?? '', did: words.t(`aidCode.${entry.did}`) })
    case 'takenBack':
      return words.t(entry.by === 'visitor' ? 'says.takenBackByVisitor' : 'says.takenBackByStaff')
  }
}

/** My own replies stand in the log only once they are durable. */
const speaker = (me: number | undefined, words: Words, staff: StaffView) =>
  staff.number === me ? [words.t('says.you'), words.t('says.received')] : [nameOf(me, words, staff)]

const nameOf = (me: number | undefined, words: Words, { number }: StaffView) =>
  number === me ? words.t('says.you') : words.t('says.staff', { number })

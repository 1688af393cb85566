import type { EditPlace } from '../../shared/edits.ts'
import { directionOf, type Language } from '../../shared/languages.ts'
import { Choice } from './Choice.tsx'
import { EditButtons } from './EditButtons.tsx'
import { Preview } from './Preview.tsx'
import { problemsAt, valueAt } from './state.ts'
import { TextField } from './TextField.tsx'
import { useAdministration } from './useAdministration.ts'
import type { Words } from './words.ts'

/** A topic as it stands in `locales/<language>/topics.json`. */
interface Topic {
  id: string
  title: string
  answer: string
  audience: string[]
  phrasings: string[]
  cues?: string[]
  sources: string[]
  confidence: string
  reviewed?: { by: string; at: string } | null
  validUntil?: string
}

export const isTopic = (value: unknown): value is Topic =>
  typeof value === 'object' && value !== null && 'answer' in value

const today = () => new Date().toISOString().slice(0, 10)

/** Whether somebody has gone through it, and whether somebody should again. */
export function topicNote(words: Words, { reviewed, validUntil }: Topic): string {
  if (validUntil !== undefined && validUntil < today()) return words.t('topic.expired')
  return reviewed ? words.t('topic.reviewed', { day: reviewed.at, by: reviewed.by }) : words.t('topic.notReviewed')
}

const certainties = ['source', 'corroborated', 'review'] as const
const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

export function TopicEditor({ place, language }: { place: EditPlace; language: Language }) {
  const { state, actions, words } = useAdministration()
  const topic = valueAt(state, place)
  if (!isTopic(topic)) return null
  const problems = problemsAt(state, place)
  const at = (field: string) => problems.filter(({ path }) => path[0] === field)
  const write = (part: Partial<Topic>) => actions.write(place, Object.assign({}, topic, part))
  const spoken = { lang: language, dir: directionOf[language] }
  return (
    <>
      <p className="hint">
        {place.key} · {topic.audience.map((who) => words.word('audience', who)).join(', ')} · {topicNote(words, topic)}
      </p>
      <TextField
        label={words.t('topic.title')}
        value={topic.title}
        problems={at('title')}
        write={(title) => write({ title })}
        {...spoken}
      />
      <TextField
        label={words.t('topic.answer')}
        value={topic.answer}
        problems={at('answer')}
        write={(answer) => write({ answer })}
        rows={6}
        {...spoken}
      />
      <Preview text={topic.answer} language={language} parameters={state.files[place.file]?.parameters ?? {}} />
      <div className="reviewing">
        <TextField
          label={words.t('topic.reviewedBy')}
          value={topic.reviewed?.by ?? ''}
          problems={at('reviewed')}
          write={(by) => write({ reviewed: by === '' ? null : { by, at: topic.reviewed?.at ?? today() } })}
        />
        <TextField
          label={words.t('topic.reviewedAt')}
          type="date"
          value={topic.reviewed?.at ?? ''}
          problems={[]}
          write={(day) => write({ reviewed: day === '' ? null : { by: topic.reviewed?.by ?? '', at: day } })}
        />
        <TextField
          label={words.t('topic.validUntil')}
          type="date"
          value={topic.validUntil ?? ''}
          problems={at('validUntil')}
          write={(validUntil) => write({ validUntil })}
        />
        <Choice
          label={words.t('topic.confidence')}
          codes={certainties}
          value={certainties.find((code) => code === topic.confidence) ?? 'review'}
          wordOf={(code) => words.word('confidence', code)}
          choose={(confidence) => write({ confidence })}
        />
      </div>
      <Lines
        label={words.t('topic.phrasings')}
        lines={topic.phrasings}
        problems={at('phrasings')}
        write={(phrasings) => write({ phrasings })}
        rows={8}
      />
      <Lines
        label={words.t('topic.cues')}
        lines={topic.cues ?? []}
        problems={at('cues')}
        write={(cues) => write({ cues })}
        rows={4}
      />
      <Lines
        label={words.t('topic.sources')}
        lines={topic.sources}
        problems={at('sources')}
        write={(sources) => write({ sources })}
        rows={3}
      />
      <EditButtons place={place} />
    </>
  )
}

interface LinesProps {
  label: string
  lines: readonly string[]
  problems: Parameters<typeof TextField>[0]['problems']
  write(lines: string[]): void
  rows: number
}

/** One on each line. What is empty goes when something else is written. */
function Lines({ lines, write, ...props }: LinesProps) {
  return (
    <TextField
      {...props}
      value={lines.join('\n')}
      write={(text) => write(text.endsWith('\n') ? [...linesOf(text), ''] : linesOf(text))}
    />
  )
}

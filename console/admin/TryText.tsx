import { useState } from 'react'
import type { Explanation } from '../../shared/explanation.ts'
import { type Language, languages } from '../../shared/languages.ts'
import { type Audience, audiences } from '../../shared/screening.ts'
import { Button } from '../views/Button.tsx'
import { Choice } from './Choice.tsx'
import { TextField } from './TextField.tsx'
import { useAdministration } from './useAdministration.ts'

/** What the bot would make of a text, and why. Nothing of it is kept. */
export function TryText() {
  const { state, actions, words } = useAdministration()
  const [language, setLanguage] = useState<Language>('sv')
  const [audience, setAudience] = useState<Audience>('undisclosed')
  return (
    <div className="trying">
      <form
        className="tryForm"
        onSubmit={(event) => {
          event.preventDefault()
          void actions.tryText(language, audience)
        }}
      >
        <TextField label={words.t('try.text')} value={state.toTry} problems={[]} write={actions.writeToTry} rows={3} />
        <div className="which">
          <Choice
            label={words.t('language')}
            codes={languages}
            value={language}
            wordOf={(code) => words.word('code', code)}
            choose={setLanguage}
          />
          <Choice
            label={words.t('try.audience')}
            codes={audiences}
            value={audience}
            wordOf={(code) => words.console.t(`audience.${code}`)}
            choose={setAudience}
          />
        </div>
        <Button type="submit" look="primary" isDisabled={state.toTry.trim() === '' || state.busy}>
          {words.t('try.do')}
        </Button>
        <p className="hint">{words.t('try.notKept')}</p>
      </form>
      {state.tried && <Result explanation={state.tried} />}
    </div>
  )
}

function Result({ explanation }: { explanation: Explanation }) {
  const { words } = useAdministration()
  const { signal, answered, topics, each, smallTalk, writtenIn } = explanation
  return (
    <section className="tried" aria-label={words.t('try.result')}>
      <p className={signal ? 'verdict acute' : 'verdict'}>{verdict()}</p>
      {writtenIn && <p className="hint">{words.t('try.writtenIn', { language: words.word('code', writtenIn) })}</p>}
      {each.length > 1 && <p className="hint">{words.t('try.each', { topics: each.join(', ') })}</p>}
      <Signals explanation={explanation} />
      <h2>{words.t('try.topics')}</h2>
      {topics.length === 0 && <p className="hint">{words.t('try.noTopics')}</p>}
      <ol className="reasons">
        {topics.map(({ id, score, byWords, alike, nearest, cues }) => (
          <li key={id}>
            <b>{id}</b> <Score value={score} />
            <p>{words.t('try.why', { byWords: percent(byWords), alike: percent(alike), nearest })}</p>
            {cues.length > 0 && <p>{words.t('try.cues', { cues: cues.join(', ') })}</p>}
          </li>
        ))}
      </ol>
    </section>
  )

  function verdict() {
    if (signal) {
      const category = words.console.word('category', signal.category)
      return words.t(signal.certain ? 'try.certain' : 'try.uncertain', { category })
    }
    if (answered) return words.t('try.answers', { topic: topics[0]?.id ?? '' })
    return words.t(smallTalk ? 'try.smallTalk' : 'try.notSure')
  }
}

function Signals({ explanation: { patterns, alike } }: { explanation: Explanation }) {
  const { words } = useAdministration()
  const categoryOf = (code: string) => words.console.word('category', code)
  if (patterns.length + alike.length === 0) return <p className="hint">{words.t('try.noSignals')}</p>
  return (
    <>
      <h2>{words.t('try.signals')}</h2>
      <ul className="reasons">
        {patterns.map(({ language, category, certain, pattern, heard, loweredBy }) => (
          <li key={`${language} ${category} ${pattern} ${heard}`}>
            <b>{categoryOf(category)}</b> {words.t(certain ? 'try.red' : 'try.soft')} · {words.word('code', language)}
            <p>{words.t('try.heard', { heard, pattern })}</p>
            {loweredBy.length > 0 && (
              <p>{words.t('try.lowered', { by: loweredBy.map((by) => words.word('lowering', by)).join(', ') })}</p>
            )}
          </li>
        ))}
        {alike.map(({ language, category, share }) => (
          <li key={`${language} ${category}`}>
            <b>{categoryOf(category)}</b> · {words.word('code', language)}
            <p>{words.t('try.alike', { share: percent(share) })}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

const percent = (share: number) => `${Math.round(share * 100)} %`

function Score({ value }: { value: number }) {
  return (
    <span className="score">
      <meter min={0} max={1} value={value} aria-label={percent(value)} /> {percent(value)}
    </span>
  )
}

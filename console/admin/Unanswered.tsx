import { useEffect } from 'react'
import { languages } from '../../shared/languages.ts'
import { Button } from '../views/Button.tsx'
import { NotRead } from './NotRead.tsx'
import { useAdministration } from './useAdministration.ts'

/** How often the bot had no answer, and the questions that visitors let be read. */
export function Unanswered() {
  const { state, actions, words } = useAdministration()
  useEffect(() => void actions.readUnanswered(), [actions])
  const { unanswered } = state
  if (!unanswered) return <NotRead what="unanswered" again={() => void actions.readUnanswered()} />
  const days = [...new Set(unanswered.counts.map(({ day }) => day))]
  const countOn = (day: string, language: string) =>
    unanswered.counts.find((count) => count.day === day && count.language === language)?.texts ?? 0
  const dayOf = new Intl.DateTimeFormat(words.language === 'sv' ? 'sv-SE' : 'en-GB', { dateStyle: 'medium' })
  return (
    <div className="unanswered">
      <section>
        <h2>{words.t('unanswered.texts')}</h2>
        <p className="hint">{words.t('unanswered.textsHelp')}</p>
        {unanswered.texts.length === 0 && <p className="hint">{words.t('unanswered.noTexts')}</p>}
        <ul className="keptTexts">
          {unanswered.texts.map(({ id, text, language, eraseAt }) => (
            <li key={id}>
              <p lang={language} dir="auto">
                {text}
              </p>
              <small>
                {words.word('code', language)} · {words.t('unanswered.erasedAt', { day: dayOf.format(eraseAt) })}
              </small>
              <div className="editButtons">
                <Button
                  onPress={() => {
                    actions.writeToTry(text)
                    actions.show('try')
                  }}
                >
                  {words.t('unanswered.try')}
                </Button>
                <Button look="quiet" isDisabled={state.busy} onPress={() => void actions.eraseText(id)}>
                  {words.t('unanswered.erase')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{words.t('unanswered.counts')}</h2>
        {days.length === 0 && <p className="hint">{words.t('unanswered.noCounts')}</p>}
        {days.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{words.t('unanswered.day')}</th>
                {languages.map((language) => (
                  <th key={language} scope="col">
                    {words.word('code', language)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day}>
                  <th scope="row">{day}</th>
                  {languages.map((language) => (
                    <td key={language}>{countOn(day, language)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  )
}

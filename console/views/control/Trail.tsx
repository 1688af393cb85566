import { useCallback, useId, useState } from 'react'
import { askTrail } from '../../connection/control.ts'
import { clockText, dayText } from '../../text/times.ts'
import { refusedText, type Words } from '../../text/words.ts'
import { Button } from '../Button.tsx'
import { useConsole } from '../useConsole.ts'

type Page = Extract<Awaited<ReturnType<typeof askTrail>>, { ok: true }>['value']

/** Acts one looks for; what is not listed shows itself by its code. */
const acts = [
  'signIn',
  'endSession',
  'addPasskey',
  'setUpCodes',
  'removePasskey',
  'linkProvider',
  'clonedPasskey',
  'emergencyCode',
  'claim',
  'open',
  'openAny',
  'release',
  'close',
  'recuse',
  'manageAccounts',
  'askAboutConversation',
  'approveAboutConversation',
  'askRelease',
  'approveRelease',
  'askChange',
  'approveChange',
  'readAudit',
  'bulkReading',
]

/** "Läsa ett avslutat samtal, klagomål": codes one after another, from several lists. */
const whyText = (words: Words, why = '') =>
  why
    .split(' ')
    .map((code) => wordsFor(words, code).find((word) => word !== code) ?? code)
    .join(', ')

const wordsFor = (words: Words, code: string) => [
  words.word('openReason', code),
  words.word('fourEyes', code),
  words.word('fourEyesWhy', code),
  words.word('role', code),
  words.word('whyElse', code),
]

/** The audit trail, newest first. Looking at it is itself written in it, so it is asked for and not fetched by itself. */
export function Trail() {
  const { words } = useConsole()
  const id = useId()
  const [filter, setFilter] = useState({ days: '7', who: '', act: '' })
  const [page, setPage] = useState<Page>()
  const [refusal, setRefusal] = useState<string>()
  const show = useCallback(async () => {
    const given = Object.entries(filter).filter(([, value]) => value !== '')
    const told = await askTrail(Object.fromEntries(given))
    setPage(told.ok ? told.value : undefined)
    setRefusal(told.ok ? undefined : told.code)
  }, [filter])
  const field = (name: keyof typeof filter) => (
    <div>
      <label htmlFor={id + name}>{words.t(`trail.${name}`)}</label>
      <input
        id={id + name}
        value={filter[name]}
        onChange={(event) => setFilter({ ...filter, [name]: event.target.value.trim() })}
      />
    </div>
  )
  return (
    <section className="trail">
      <p>{words.t('trail.text')}</p>
      <div className="filters">
        {field('days')}
        {field('who')}
        <div>
          <label htmlFor={`${id}act`}>{words.t('trail.act')}</label>
          <select
            id={`${id}act`}
            value={filter.act}
            onChange={(event) => setFilter({ ...filter, act: event.target.value })}
          >
            <option value="">{words.t('trail.all')}</option>
            {acts.map((act) => (
              <option key={act} value={act}>
                {words.word('act', act)}
              </option>
            ))}
          </select>
        </div>
        <Button look="primary" onPress={() => void show()}>
          {words.t('trail.show')}
        </Button>
      </div>
      {refusal && <p role="alert">{refusedText(words, refusal)}</p>}
      {page && (
        <>
          <p role="status">{words.t('trail.found', { shown: page.lines.length, total: page.total })}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.t('trail.when')}</th>
                <th scope="col">{words.t('trail.who')}</th>
                <th scope="col">{words.t('trail.act')}</th>
                <th scope="col">{words.t('trail.about')}</th>
                <th scope="col">{words.t('trail.why')}</th>
              </tr>
            </thead>
            <tbody>
              {page.lines.map(({ at, who, act, about, why }, nth) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and are replaced whole
                <tr key={nth}>
                  <td>
                    {dayText(words.language, at)} {clockText(words.language, at)}
                  </td>
                  <td>{who === 0 ? words.t('trail.machine') : who}</td>
                  <td>{words.word('act', act)}</td>
                  <td>{about ?? ''}</td>
                  <td>{whyText(words, why)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

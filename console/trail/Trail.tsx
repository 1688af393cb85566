import { useCallback, useId, useState } from 'react'
import { nobodyKnown } from '../../shared/audit.ts'
import { askTrail } from '../connection/control.ts'
import { whenText } from '../text/times.ts'
import { refusedText } from '../text/words.ts'
import { Button } from '../views/Button.tsx'
import { useConsole } from '../views/useConsole.ts'
import { acts, trailWords } from './words.ts'

type Page = Extract<Awaited<ReturnType<typeof askTrail>>, { ok: true }>['value']

/** Whoever has no number of their own. */
const whose: Record<number, 'trail.machine' | 'trail.nobody'> = { 0: 'trail.machine', [nobodyKnown]: 'trail.nobody' }

/** The audit trail, newest first. Looking at it is itself written in it, so it is asked for and not fetched by itself. */
export function Trail() {
  const { words } = useConsole()
  const trail = trailWords(words)
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
      <label htmlFor={id + name}>{trail.t(`trail.${name}`)}</label>
      <input
        id={id + name}
        value={filter[name]}
        onChange={(event) => setFilter({ ...filter, [name]: event.target.value.trim() })}
      />
    </div>
  )
  return (
    <section className="trail">
      <p>{trail.t('trail.text')}</p>
      <div className="filters">
        {field('days')}
        {field('who')}
        <div>
          <label htmlFor={`${id}act`}>{trail.t('trail.act')}</label>
          <select
            id={`${id}act`}
            value={filter.act}
            onChange={(event) => setFilter({ ...filter, act: event.target.value })}
          >
            <option value="">{trail.t('trail.all')}</option>
            {acts.map((act) => (
              <option key={act} value={act}>
                {trail.word('act', act)}
              </option>
            ))}
          </select>
        </div>
        <Button look="primary" onPress={() => void show()}>
          {trail.t('trail.show')}
        </Button>
      </div>
      {refusal && <p role="alert">{refusedText(words, refusal)}</p>}
      {page && (
        <>
          <p role="status">{trail.t('trail.found', { shown: page.lines.length, total: page.total })}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">{trail.t('trail.when')}</th>
                <th scope="col">{trail.t('trail.who')}</th>
                <th scope="col">{trail.t('trail.act')}</th>
                <th scope="col">{trail.t('trail.about')}</th>
                <th scope="col">{trail.t('trail.why')}</th>
              </tr>
            </thead>
            <tbody>
              {page.lines.map(({ at, who, act, about, why, times }, nth) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and are replaced whole
                <tr key={nth}>
                  <td>{whenText(words.language, at)}</td>
                  <td>{whose[who] ? trail.t(whose[who]) : who}</td>
                  <td>{trail.word('act', act)}</td>
                  <td>{about ?? ''}</td>
                  <td>
                    {[...trail.why(why), ...(times ? [trail.count('trail.times', times)] : [])]
                      .filter(Boolean)
                      .join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

import type { Release } from '../../shared/statistics/release.ts'
import type { ReleaseView } from '../../shared/statistics/statisticsWire.ts'
import { ladderTables, totalOf } from '../../shared/statistics/tables.ts'
import { type Districts, definitionOf, footerOf, periodName } from '../../shared/statistics/words.ts'
import { useConsole } from '../views/useConsole.ts'
import { Panel } from './Panel.tsx'
import { sections } from './sections.ts'
import { Trend } from './Trend.tsx'
import { statisticsWords } from './words.ts'

interface Props {
  shown: ReleaseView
  /** Every release, oldest first. */
  all: readonly Release[]
  beside?: Release
  districts: Districts
}

/** One release on one page: the answer first, then what it is made of. */
export function ReleasePage({ shown: { release, genuine }, all, beside, districts }: Props) {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  const { k, base } = release.figures
  const tables = ladderTables(release.figures)
  return (
    <article className={isDense(release) ? 'release dense' : 'release'}>
      <header>
        <h3>{periodName(words, release.period)}</h3>
        <p className="hint">
          {words.t('page.made', { date: dateOf(release.madeOn, words.language) })} ·{' '}
          {words.t('page.intro', { base, k })}
        </p>
        {!genuine && (
          <p className="notGenuine" role="alert">
            {words.t('page.notGenuine')}
          </p>
        )}
      </header>
      <div className="overview">
        <Total release={release} {...(beside ? { beside } : {})} />
        {all.length > 1 && <Trend releases={all} shown={release.period} />}
      </div>
      {sections.map(({ id, dimensions }) => (
        <section key={id} aria-labelledby={`section-${id}`}>
          <h4 id={`section-${id}`}>{words.t(`section.${id}`)}</h4>
          <div className="panels">
            {tables
              .filter(({ dimensions: [first = ''] }) => (dimensions as readonly string[]).includes(first))
              .sort((one, other) => one.dimensions.length - other.dimensions.length)
              .map((table) => (
                <Panel
                  key={table.dimensions.join()}
                  table={table}
                  districts={districts}
                  {...(beside ? { beside } : {})}
                />
              ))}
          </div>
        </section>
      ))}
      <footer>{footerOf(words, release)}</footer>
    </article>
  )
}

/** So many numbers that they need smaller type on the one page they are printed on. */
const isDense = ({ figures: { tables } }: Release) => tables.reduce((sum, { cells }) => sum + cells.length, 0) > 180

function Total({ release, beside }: { release: Release; beside?: Release }) {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  const count = totalOf(release)
  const earlier = beside && totalOf(beside)
  return (
    <section className="total" aria-label={words.t('panel.total')}>
      {count === undefined ? <p className="notShown">{words.t('panel.notShown')}</p> : <p className="big">{count}</p>}
      <p>
        <strong>{words.t('panel.total')}</strong>
        {beside && ` · ${periodName(words, beside.period)}: ${earlier ?? words.t('panel.notShown').toLowerCase()}`}
      </p>
      <p className="definition">{definitionOf(words, 'total')}</p>
    </section>
  )
}

const dateOf = (day: string, language: string) =>
  new Date(`${day}T12:00Z`).toLocaleDateString(language === 'sv' ? 'sv-SE' : 'en-GB', { dateStyle: 'long' })

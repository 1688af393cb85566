import { monthName, shareText } from '../../shared/statistics/export/serviceTables.ts'
import {
  bandsOf,
  figureRows,
  isMiss,
  newestMonths,
  type ServiceFigure,
  type ServiceView,
  serviceSections,
} from '../../shared/statistics/service.ts'
import { useConsole } from '../views/useConsole.ts'
import { Bars } from './Bars.tsx'
import { FigureTable } from './FigureTable.tsx'
import { type StatisticsWords, statisticsWords } from './words.ts'

const shownMonths = 12

/** How the line served in the newest month that is over, and the same of earlier months as tables. What was missed stands beside the rest. */
export function ServicePanel({ views: all, k }: { views: readonly ServiceView[]; k: number }) {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  const views = newestMonths(all, shownMonths)
  const month = views[0]?.month
  return (
    <section className="service" aria-labelledby="service-title">
      <h3 id="service-title">
        {words.t('service.title')}
        {month && ` · ${monthName(month, words.language, 'long')}`}
      </h3>
      <p className="hint">{words.t(month ? 'service.intro' : 'service.none')}</p>
      {month &&
        serviceSections.map(({ id, figures }) => (
          <section key={id} aria-labelledby={`service-${id}`}>
            <h4 id={`service-${id}`}>{words.t(`serviceSection.${id}`)}</h4>
            <div className="panels">
              {figures.map((figure) => (
                <Figure key={figure} figure={figure} views={views.filter((view) => view.figure === figure)} k={k} />
              ))}
            </div>
          </section>
        ))}
    </section>
  )
}

/** A number of the newest month beside what it counts, and earlier months under it. */
function Figure({ figure, views, k }: { figure: ServiceFigure; views: readonly ServiceView[]; k: number }) {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  const name = words.t(`serviceFigure.${figure}`)
  const bands = bandsOf(figure)
  const [shown] = views
  return (
    <section className="panel" aria-label={name}>
      <h5>{name}</h5>
      <p className="definition">{words.t(`serviceDefinition.${figure}`)}</p>
      {shown && <Shown view={shown} k={k} words={words} />}
      <FigureTable
        name={name}
        heads={[words.t('service.month'), ...bands.map((band) => bandName(words, band))]}
        rows={views.map((view) => [
          monthName(view.month, words.language, 'long'),
          ...bands.map((band) => shareText(view, band)),
          basisText(words, view, k),
        ])}
      />
    </section>
  )
}

function Shown({ view, k, words }: { view: ServiceView; k: number; words: StatisticsWords }) {
  const { figure, basis, shares } = view
  if (basis === undefined) return <p className="notShown">{words.t('service.fewer', { k })}</p>
  if (bandsOf(figure).length === 0)
    return <p className={isMiss(figure) && basis > 0 ? 'big miss' : 'big'}>{basisText(words, view, k)}</p>
  return (
    <>
      {shares ? (
        <Bars
          most={100}
          unit=" %"
          bars={shares.map(({ band, percent }) => ({
            name: bandName(words, band),
            count: percent,
            ...(isMiss(band) ? { isMiss: true as const } : {}),
          }))}
        />
      ) : (
        <p className="notShown">{words.t('service.fewer', { k })}</p>
      )}
      <p className="definition">
        {words.t(figureRows[figure].of === 'hours' ? 'service.promised' : 'service.basis', { count: basis })}
      </p>
    </>
  )
}

const bandName = (words: StatisticsWords, band: string) => words.word('serviceBand', band) ?? band

function basisText(words: StatisticsWords, { figure, basis }: ServiceView, k: number) {
  if (basis === undefined) return words.t('service.fewer', { k })
  return figureRows[figure].of === 'hours' ? words.t('service.hours', { count: basis }) : `${basis}`
}

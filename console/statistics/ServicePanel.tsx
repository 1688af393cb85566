import { type ServiceView, serviceFigures, waitBands } from '../../shared/statistics/service.ts'
import { useConsole } from '../views/useConsole.ts'
import { Bars } from './Bars.tsx'
import { FigureTable } from './FigureTable.tsx'
import { statisticsWords } from './words.ts'

/** How the line answered in the newest month that is over, and the same of earlier months as tables. Who was never answered stands beside the rest. */
export function ServicePanel({ views, k }: { views: readonly ServiceView[]; k: number }) {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  const month = views[0]?.month
  const bandName = (band: string) => words.word('service', band) ?? band
  return (
    <section className="service" aria-labelledby="service-title">
      <h3 id="service-title">
        {words.t('service.title')}
        {month && ` · ${monthName(month, words.language)}`}
      </h3>
      <p className="hint">{words.t(month ? 'service.intro' : 'service.none')}</p>
      {month && (
        <div className="panels">
          {serviceFigures.map((figure) => {
            const shown = views.find((view) => view.month === month && view.figure === figure)
            return (
              <section key={figure} className="panel" aria-label={words.t(`service.${figure}`)}>
                <h4>{words.t(`service.${figure}`)}</h4>
                <p className="definition">{words.t(`service.${figure}Definition`)}</p>
                {shown?.shares ? (
                  <>
                    <Bars
                      most={100}
                      unit=" %"
                      bars={shown.shares.map(({ band, percent }) => ({
                        name: bandName(band),
                        count: percent,
                        ...(band === 'never' ? { isMiss: true as const } : {}),
                      }))}
                    />
                    <p className="definition">{words.t('service.basis', { count: shown.basis ?? 0 })}</p>
                  </>
                ) : (
                  <p className="notShown">{words.t('service.fewer', { k })}</p>
                )}
                <FigureTable
                  name={words.t(`service.${figure}`)}
                  heads={[words.t('service.month'), ...waitBands.map(bandName)]}
                  rows={views
                    .filter((view) => view.figure === figure)
                    .map((view) => [
                      monthName(view.month, words.language),
                      ...waitBands.map((band) => {
                        const share = view.shares?.find((one) => one.band === band)
                        return share ? `${share.percent} %` : '–'
                      }),
                      view.basis ?? words.t('service.fewer', { k }),
                    ])}
                />
              </section>
            )
          })}
        </div>
      )}
    </section>
  )
}

const monthName = (month: string, language: string) =>
  new Date(`${month}-15T12:00Z`).toLocaleDateString(language === 'sv' ? 'sv-SE' : 'en-GB', {
    month: 'long',
    year: 'numeric',
  })

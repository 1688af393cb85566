import type { Release } from '../../shared/statistics/release.ts'
import { totalOf } from '../../shared/statistics/tables.ts'
import { periodName } from '../../shared/statistics/words.ts'
import { useConsole } from '../views/useConsole.ts'
import { FigureTable } from './FigureTable.tsx'
import { statisticsWords } from './words.ts'

const [width, height, room] = [320, 72, 10]

/** The total of every release in order. A period that cannot be shown is a gap in the line. */
export function Trend({ releases, shown }: { releases: readonly Release[]; shown: string }) {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  const totals = releases.map((release) => ({ period: release.period, count: totalOf(release) }))
  const most = Math.max(...totals.map(({ count }) => count ?? 0), 1)
  const step = (width - 2 * room) / Math.max(1, totals.length - 1)
  const points = totals.map(({ period, count }, nth) => ({
    period,
    x: room + nth * step,
    y: count === undefined ? undefined : height - room - (count / most) * (height - 2 * room),
  }))
  const lines = points.slice(1).flatMap((point, nth) => {
    const before = points[nth]
    return before?.y !== undefined && point.y !== undefined
      ? [{ ...point, from: before, y: point.y, fromY: before.y }]
      : []
  })
  return (
    <section className="trend" aria-label={words.t('panel.trend')}>
      <h5>{words.t('panel.trend')}</h5>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <line className="ground" x1={room} x2={width - room} y1={height - room} y2={height - room} />
        {lines.map(({ period, x, y, from, fromY }) => (
          <line key={period} className="trendLine" x1={from.x} y1={fromY} x2={x} y2={y} />
        ))}
        {points.map(
          ({ period, x, y }) =>
            y !== undefined && (
              <circle key={period} className={period === shown ? 'trendNow' : 'trendPoint'} cx={x} cy={y} r={4} />
            ),
        )}
      </svg>
      <p className="trendEnds">
        {[totals[0], totals.at(-1)].map(
          (end) =>
            end && (
              <span key={end.period}>
                {periodName(words, end.period)}: {end.count ?? words.t('panel.notShown').toLowerCase()}
              </span>
            ),
        )}
      </p>
      <FigureTable
        name={words.t('panel.trend')}
        heads={[words.t('page.period')]}
        rows={totals.map(({ period, count }) => [periodName(words, period), count ?? words.t('panel.notShown')])}
      />
    </section>
  )
}

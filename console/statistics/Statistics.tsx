import { useState } from 'react'
import { servicePart } from '../../shared/statistics/export/serviceTables.ts'
import { monthsOf } from '../../shared/statistics/periods.ts'
import { newestMonths } from '../../shared/statistics/service.ts'
import type { ReleaseView, StatisticsView } from '../../shared/statistics/statisticsWire.ts'
import { periodName } from '../../shared/statistics/words.ts'
import { Button } from '../views/Button.tsx'
import { useConsole } from '../views/useConsole.ts'
import { Exports } from './Exports.tsx'
import { Picker } from './Picker.tsx'
import { ReleasePage } from './ReleasePage.tsx'
import { ReleaseSteps } from './ReleaseSteps.tsx'
import { ServiceOnPaper } from './ServiceOnPaper.tsx'
import { ServicePanel } from './ServicePanel.tsx'
import { type Statistics as Page, useStatistics } from './useStatistics.ts'
import { statisticsWords } from './words.ts'
import './statistics.css'

/** The manager's page: what was released, and the two steps of a release. Fetched only by who opens it. */
export function Statistics() {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  const page = useStatistics()
  if (page.view) return <Released page={page} view={page.view} />
  return (
    <main className="nothing">
      <h2>{words.t('page.title')}</h2>
      <p role="status">{words.t(page.stage === 'failed' ? 'page.failed' : 'page.loading')}</p>
      {page.stage === 'failed' && <Button onPress={() => void page.ask('read', {})}>{words.t('page.again')}</Button>}
    </main>
  )
}

function Released({ page, view }: { page: Page; view: StatisticsView }) {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  const [chosen, choose] = useState<string>()
  const [earlier, compare] = useState<string>()
  const shown = view.releases.find(({ release }) => release.period === chosen) ?? view.releases[0]
  const beside = view.releases.find(({ release }) => release.period === earlier)
  const names = (views: readonly ReleaseView[]) =>
    views.map(({ release: { period } }) => ({ id: period, name: periodName(words, period) }))
  const others = view.releases.filter((one) => one !== shown)
  const months = shown && monthsOf(shown.release.period)
  const served = months ? view.service.filter(({ month }) => months.includes(month)) : newestMonths(view.service, 12)
  const service = servicePart(served, { language: words.language, texts: words, k: view.k })
  return (
    <main className="statistics" id="statistics">
      <div className="statisticsTools">
        <h2>{words.t('page.title')}</h2>
        {shown && (
          <>
            <Picker
              label={words.t('page.period')}
              value={shown.release.period}
              options={names(view.releases)}
              choose={choose}
            />
            <Picker
              label={words.t('page.compare')}
              value={beside === shown ? '' : (beside?.release.period ?? '')}
              options={[{ id: '', name: words.t('page.compareNone') }, ...names(others)]}
              choose={compare}
            />
            <Exports release={shown.release} districts={view.districts} service={service} />
            <Button onPress={() => window.print()}>{words.t('page.print')}</Button>
          </>
        )}
      </div>
      <ServicePanel views={view.service} k={view.k} />
      {shown ? (
        <ReleasePage
          shown={shown}
          districts={view.districts}
          all={view.releases.map(({ release }) => release).reverse()}
          {...(beside && beside !== shown ? { beside: beside.release } : {})}
        />
      ) : (
        <section className="firstTime">
          <h3>{words.t('page.none')}</h3>
          <p>{words.t('page.noneHelp', { days: view.delayDays })}</p>
        </section>
      )}
      <ServiceOnPaper part={service} />
      <ReleaseSteps page={page} view={view} />
    </main>
  )
}

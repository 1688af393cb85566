import type { StatisticsView } from '../../shared/statistics/statisticsWire.ts'
import { useConsole } from '../views/useConsole.ts'
import { Proposal } from './Proposal.tsx'
import { ProposeRelease } from './ProposeRelease.tsx'
import type { Statistics } from './useStatistics.ts'
import { statisticsWords } from './words.ts'

/** The steps of a release: one asks, another approves, and the first carries it out; each proves anew who they are. */
export function ReleaseSteps({ page, view }: { page: Statistics; view: StatisticsView }) {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  const { proposals, due } = view
  return (
    <section className="releaseSteps" aria-labelledby="release-steps">
      <h3 id="release-steps">{words.t('release.title')}</h3>
      <p className="hint" role="status">
        {page.stage === 'working' && words.t('release.working')}
        {page.stage === 'refused' && words.t('release.refused')}
      </p>
      {proposals.map((proposal) => (
        <Proposal key={proposal.id} page={page} view={view} proposal={proposal} />
      ))}
      {due.length === 0 && <p>{words.t('release.nothingDue')}</p>}
      {proposals.length === 0 && due.length > 0 && (
        <>
          <p>{words.t('release.first')}</p>
          <ProposeRelease
            due={view.releases.length === 0 ? due : due.slice(0, 1)}
            codes={view.codes}
            districts={view.districts}
            propose={(proposed) => page.ask('propose', proposed)}
          />
        </>
      )}
    </section>
  )
}

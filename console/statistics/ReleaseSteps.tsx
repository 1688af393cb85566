import type { StatisticsView } from '../../shared/statistics/statisticsWire.ts'
import { codeName, dimensionName, periodName } from '../../shared/statistics/words.ts'
import { Button } from '../views/Button.tsx'
import { useConsole } from '../views/useConsole.ts'
import { ProposeRelease } from './ProposeRelease.tsx'
import type { Statistics } from './useStatistics.ts'
import { statisticsWords } from './words.ts'

/** The two steps of a release, each by a person of its own. */
export function ReleaseSteps({ page, view }: { page: Statistics; view: StatisticsView }) {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  const { proposal, due } = view
  return (
    <section className="releaseSteps" aria-labelledby="release-steps">
      <h3 id="release-steps">{words.t('release.title')}</h3>
      <p className="hint" role="status">
        {page.stage === 'working' && words.t('release.working')}
        {page.stage === 'refused' && words.t('release.refused')}
      </p>
      {proposal && <Proposed page={page} view={view} proposal={proposal} />}
      {!proposal && due.length === 0 && <p>{words.t('release.nothingDue')}</p>}
      {!proposal && due.length > 0 && (
        <>
          <p>{words.t('release.first')}</p>
          <ProposeRelease
            due={view.releases.length === 0 ? due : due.slice(0, 1)}
            codes={view.codes}
            districts={view.districts}
            isWorking={page.stage === 'working'}
            propose={(proposed) => void page.ask('propose', proposed)}
          />
        </>
      )}
    </section>
  )
}

interface ProposedProps {
  page: Statistics
  view: StatisticsView
  proposal: NonNullable<StatisticsView['proposal']>
}

function Proposed({ page, view, proposal: { period, mine, by, external } }: ProposedProps) {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  const name = periodName(words, period)
  const known = external.map(({ count, ...where }) => {
    const parts = Object.entries(where).map(
      ([dimension, codes]) =>
        `${dimensionName(words, dimension)}: ${[codes]
          .flat()
          .map((code) => codeName(words, dimension, String(code), view.districts))
          .join(', ')}`,
    )
    return `${parts.join('; ') || words.t('release.everybody')} = ${count}`
  })
  const isWorking = page.stage === 'working'
  return (
    <>
      <p>
        {mine ? words.t('release.mine', { period: name }) : words.t('release.theirs', { period: name, number: by })}
      </p>
      <p>
        {known.length === 0
          ? words.t('release.known_none')
          : words.t('release.known_some', { list: known.join(' · ') })}
      </p>
      {!mine && <p>{words.t('release.final')}</p>}
      <div className="steps">
        {!mine && (
          <Button look="primary" isDisabled={isWorking} onPress={() => void page.ask('approve', { period })}>
            {words.t('release.approve')}
          </Button>
        )}
        <Button isDisabled={isWorking} onPress={() => void page.ask('withdraw', { period })}>
          {words.t('release.withdraw')}
        </Button>
      </div>
    </>
  )
}

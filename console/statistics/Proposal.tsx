import type { ProposalView, StatisticsView } from '../../shared/statistics/statisticsWire.ts'
import { codeName, dimensionName, periodName } from '../../shared/statistics/words.ts'
import { Button } from '../views/Button.tsx'
import { ProofBox } from '../views/control/ProofBox.tsx'
import { useConsole } from '../views/useConsole.ts'
import type { Statistics } from './useStatistics.ts'
import { type StatisticsKey, type StatisticsWords, statisticsWords } from './words.ts'

interface Props {
  page: Statistics
  view: StatisticsView
  proposal: ProposalView
}

/** A release that was asked for, as each of the two sees it, with everything the second person answers for. */
export function Proposal({ page, view, proposal }: Props) {
  const { state, words: frame } = useConsole()
  const words = statisticsWords(state.own.language)
  const { id, period, isMine, mayApprove, why, reference, askedBy, approvedBy = 0, leftMs } = proposal
  const isWorking = page.stage === 'working'
  const known = knownText(words, view, proposal)
  return (
    <div className="proposal">
      <p>
        <strong>
          {words.t(stateKey(proposal), { period: periodName(words, period), number: isMine ? approvedBy : askedBy })}
        </strong>{' '}
        {words.t('release.stands', { minutes: Math.ceil(leftMs / 60_000) })}
      </p>
      <p>
        {words.t('release.why')}: {[frame.word('fourEyesWhy', why), reference].filter(Boolean).join(', ')}
      </p>
      <p>{known === '' ? words.t('release.known_none') : words.t('release.known_some', { list: known })}</p>
      <p>{words.t('release.final')}</p>
      {mayApprove && (
        <ProofBox
          label={words.t('release.approve')}
          prove={(proof) => page.ask('approve', { id, proof })}
          done={() => undefined}
        />
      )}
      <div className="steps">
        {isMine && proposal.state === 'approved' && (
          <Button look="primary" isDisabled={isWorking} onPress={() => void page.ask('release', { id })}>
            {words.t('release.do')}
          </Button>
        )}
        <Button isDisabled={isWorking} onPress={() => void page.ask('withdraw', { id })}>
          {words.t('release.withdraw')}
        </Button>
      </div>
    </div>
  )
}

const stateKey = ({ isMine, state }: ProposalView): StatisticsKey =>
  isMine ? `release.mine_${state}` : `release.theirs_${state}`

/** "Channel: Phone = 40 · All contacts = 120". */
const knownText = (words: StatisticsWords, { districts }: StatisticsView, { external }: ProposalView) =>
  external
    .map(({ count, ...where }) => {
      const parts = Object.entries(where).map(
        ([dimension, codes]) =>
          `${dimensionName(words, dimension)}: ${[codes]
            .flat()
            .map((code) => codeName(words, dimension, String(code), districts))
            .join(', ')}`,
      )
      return `${parts.join('; ') || words.t('release.everybody')} = ${count}`
    })
    .join(' · ')

import { administrationKinds, type FourEyesView, type RetentionWanted } from '../../../shared/fourEyes.ts'
import { approve } from '../../connection/fourEyes.ts'
import type { Words } from '../../text/words.ts'
import { Button } from '../Button.tsx'
import { useConsole } from '../useConsole.ts'
import { ProofBox } from './ProofBox.tsx'

interface Props {
  request: FourEyesView
  /** Something became of it. */
  done(): void
  take(): void
}

/** What somebody asked for, and what is next for it. */
export function RequestLine({ request, done, take }: Props) {
  const { words } = useConsole()
  const { kind, isMine, state } = request
  const isElsewhere = kind === 'releaseStatistics'
  return (
    <li>
      <strong>{words.word('fourEyes', kind)}</strong>
      <WhatExactly {...request} />
      <span>{askedText(words, request)}</span>
      {isElsewhere && <em>{words.t('control.onStatistics')}</em>}
      {request.mayApprove && !isElsewhere && (
        <ProofBox label={words.t('control.approve')} prove={(proof) => approve(request.id, proof)} done={done} />
      )}
      {isMine && state === 'asked' && <em>{words.t('control.waitsForSecond')}</em>}
      {isMine && state === 'approved' && !isElsewhere && (
        <Button look="primary" onPress={take}>
          {words.t('control.use')}
        </Button>
      )}
    </li>
  )
}

/** Whoever approves a change of the line sees all of it here. */
function WhatExactly({ account, retention }: FourEyesView) {
  const { words } = useConsole()
  if (account) {
    const role = 'role' in account ? words.t(`role.${account.role}`) : ''
    return <span>{words.t(`control.account.${account.do}`, { name: account.name, role })}</span>
  }
  if (!retention) return null
  return (
    <dl className="beforeAfter">
      <dt>{words.t('control.before')}</dt>
      <dd>{retentionText(words, retention.before)}</dd>
      <dt>{words.t('control.after')}</dt>
      <dd>{retentionText(words, retention.after)}</dd>
    </dl>
  )
}

const retentionText = (words: Words, { closedHours, abandonedHours, waitingDays, decision = '–' }: RetentionWanted) =>
  words.t('control.retention', { closedHours, abandonedHours, waitingDays, decision })

function askedText(words: Words, { kind, askedBy, why, leftMs, reference }: FourEyesView) {
  const isAdvisers = ![...administrationKinds, 'releaseStatistics'].includes(kind)
  const text = words.t(isAdvisers ? 'control.askedBy' : 'control.askedByAccount', {
    number: askedBy,
    why: words.word('fourEyesWhy', why),
    minutes: Math.ceil(leftMs / 60_000),
  })
  return [text, reference].join(' ').trim()
}

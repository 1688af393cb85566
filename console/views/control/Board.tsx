import { useState } from 'react'
import type { FourEyesView } from '../../../shared/fourEyes.ts'
import type { ConversationView } from '../../../shared/wire/consoleViews.ts'
import { approve, askBoard, takeApproved } from '../../connection/control.ts'
import { refusedText } from '../../text/words.ts'
import { Button } from '../Button.tsx'
import { useConsole } from '../useConsole.ts'
import { AskForm } from './AskForm.tsx'
import { ProofBox } from './ProofBox.tsx'
import { ReadClosed } from './ReadClosed.tsx'
import { useTold } from './useTold.ts'

/** What was asked for, and what can be. Asking and approving each take the password again. */
export function Board() {
  const { words } = useConsole()
  const { told, again } = useTold(askBoard)
  const [read, setRead] = useState<ConversationView>()
  const [refusal, setRefusal] = useState<string>()
  if (!told) return <p>{words.t('control.loading')}</p>
  if (!told.ok) return <p role="alert">{refusedText(words, told.code)}</p>
  const { requests, closed } = told.value

  async function take({ id, kind }: FourEyesView) {
    const taken = await takeApproved(id)
    setRefusal(taken.ok ? undefined : taken.code)
    if (taken.ok && taken.value && kind === 'readClosed') setRead(taken.value.conversation)
    if (taken.ok && taken.value && kind === 'exportConversation') save(taken.value)
    again()
  }

  return (
    <section aria-labelledby="fourEyes">
      <h3 id="fourEyes">{words.t('control.requests')}</h3>
      {refusal && <p role="alert">{refusedText(words, refusal)}</p>}
      {requests.length === 0 && <p>{words.t('control.noRequests')}</p>}
      <ul className="requests">
        {requests.map((request) => (
          <li key={request.id}>
            <strong>{words.word('fourEyes', request.kind)}</strong>
            <span>
              {words.t('control.askedBy', {
                number: request.askedBy,
                why: words.word('fourEyesWhy', request.why),
                minutes: Math.ceil(request.leftMs / 60_000),
              })}{' '}
              {request.reference}
            </span>
            {request.kind === 'releaseStatistics' && <em>{words.t('control.onStatistics')}</em>}
            {request.mayApprove && request.kind !== 'releaseStatistics' && (
              <ProofBox label={words.t('control.approve')} prove={(proof) => approve(request.id, proof)} done={again} />
            )}
            {request.isMine && request.state === 'asked' && <em>{words.t('control.waitsForSecond')}</em>}
            {request.isMine && request.state === 'approved' && request.kind !== 'releaseStatistics' && (
              <Button look="primary" onPress={() => void take(request)}>
                {words.t('control.use')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {read && <ReadClosed conversation={read} />}
      {closed.length > 0 && <AskForm closed={closed} done={again} />}
    </section>
  )
}

/** To a file on this computer; the page keeps nothing of it. */
function save(content: object) {
  const address = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }))
  const $link = document.createElement('a')
  $link.href = address
  $link.download = 'export.json'
  $link.click()
  URL.revokeObjectURL(address)
}

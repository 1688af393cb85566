import { useRef, useState } from 'react'
import type { AccountChanged } from '../../../shared/accounts.ts'
import type { FourEyesView } from '../../../shared/fourEyes.ts'
import type { ConversationView } from '../../../shared/wire/consoleViews.ts'
import { askBoard, takeApproved } from '../../connection/fourEyes.ts'
import { refusedText } from '../../text/words.ts'
import { useConsole } from '../useConsole.ts'
import { AskForm } from './AskForm.tsx'
import { NewPassword } from './NewPassword.tsx'
import { ReadClosed } from './ReadClosed.tsx'
import { RequestLine } from './RequestLine.tsx'
import { useTold } from './useTold.ts'

/** What was asked for, and what can be. Asking and approving each take a fresh proof. */
export function Board({ done = () => {} }: { done?: () => void }) {
  const { words } = useConsole()
  const { told, again } = useTold(askBoard)
  const [read, setRead] = useState<ConversationView>()
  const [refusal, setRefusal] = useState<string>()
  const [changed, setChanged] = useState<AccountChanged>()
  const heading = useRef<HTMLHeadingElement>(null)
  if (!told) return <p role="status">{words.t('loading')}</p>
  if (!told.ok) return <p role="alert">{refusedText(words, told.code)}</p>
  const { requests, closed } = told.value

  async function take({ id, kind }: FourEyesView) {
    const taken = await takeApproved(id)
    setRefusal(taken.ok ? problemOf(taken.value) : taken.code)
    if (taken.ok && kind === 'readClosed') setRead((taken.value as Handed).conversation)
    if (taken.ok && kind === 'exportConversation') save(taken.value as Handed)
    if (taken.ok && kind === 'changeAccount') setChanged(taken.value as AccountChanged)
    if (taken.ok) done()
    again()
  }

  /** To the list, where what was asked for stands now. */
  function asked() {
    again()
    heading.current?.focus()
  }

  return (
    <section aria-labelledby="fourEyes">
      <h3 id="fourEyes" ref={heading} tabIndex={-1}>
        {words.t('control.requests')}
      </h3>
      {refusal && <p role="alert">{refusedText(words, refusal)}</p>}
      {changed?.password && <NewPassword {...changed} read={() => setChanged(undefined)} />}
      {requests.length === 0 && <p>{words.t('control.noRequests')}</p>}
      <ul className="requests">
        {requests.map((request) => (
          <RequestLine key={request.id} request={request} done={again} take={() => void take(request)} />
        ))}
      </ul>
      {read && <ReadClosed conversation={read} />}
      {closed.length > 0 && <AskForm closed={closed} done={asked} />}
    </section>
  )
}

type Handed = { reference: string; conversation: ConversationView }

/** A change of settings that fits no longer is answered with what is wrong. */
const problemOf = (value: unknown) =>
  typeof value === 'object' && value !== null && 'problems' in value ? 'conflict' : undefined

/** To a file on this computer; the page keeps nothing of it. */
function save(content: object) {
  const address = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }))
  const $link = document.createElement('a')
  $link.href = address
  $link.download = 'export.json'
  $link.click()
  URL.revokeObjectURL(address)
}

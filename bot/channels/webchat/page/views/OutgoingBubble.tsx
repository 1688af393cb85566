import type { Outgoing } from '../state/state.ts'
import { Bubble } from './Bubble.tsx'
import type { ViewProps } from './Page.tsx'

/** The visitor's own message until the server's entry takes its place. */
export function OutgoingBubble({ outgoing, ...view }: ViewProps & { outgoing: Outgoing }) {
  const { t } = view
  const { progress, text } = outgoing
  return (
    <Bubble by="visitor" speaker={t('speaker.visitor')}>
      <p dir="auto">{text}</p>
      {progress.kind === 'refused' ? (
        <Refused outgoing={outgoing} code={progress.code} {...view} />
      ) : (
        <small class="progress">{t(progressKey(progress.kind, view.state.inContact))}</small>
      )}
    </Bubble>
  )
}

/** Without contact nothing is on its way, whatever was tried. */
const progressKey = (kind: 'sending' | 'received', inContact: boolean) =>
  kind === 'sending' && !inContact ? 'message.held' : (`message.${kind}` as const)

function Refused({ outgoing, code, t, actions }: ViewProps & { outgoing: Outgoing; code: string }) {
  return (
    <div class="refused">
      <strong>{t(code === 'closed' ? 'message.closed' : 'message.refused')}</strong>
      {code === 'closed' ? null : (
        <button type="button" class="quiet" onClick={() => actions?.sendAgain(outgoing)}>
          {t('message.again')}
        </button>
      )}
      {outgoing.input.kind === 'text' ? (
        <button type="button" class="quiet" onClick={() => actions?.putBack(outgoing)}>
          {t('message.toBox')}
        </button>
      ) : null}
    </div>
  )
}

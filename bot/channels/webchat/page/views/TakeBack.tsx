import { Confirm } from './Confirm.tsx'
import type { ViewProps } from './Page.tsx'

/** What stands under a received message: that it is there, and the way to take it back. */
export function TakeBack({ seq, state, t, actions }: ViewProps & { seq: number }) {
  if (state.takingBack.some(({ target }) => target === seq))
    return <small class="progress">{t('takeBack.going')}</small>
  return (
    <div class="progress" aria-live="off">
      <span>{t('message.received')}</span>
      <Confirm
        label={t('takeBack')}
        question={t('takeBack.question')}
        yes={t('takeBack')}
        no={t('takeBack.keep')}
        confirmed={() => actions?.takeBack(seq)}
      />
    </div>
  )
}

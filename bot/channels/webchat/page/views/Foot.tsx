import { hasConversation, isClosed, isCovered } from '../state/select.ts'
import { Composer } from './Composer.tsx'
import { Confirm } from './Confirm.tsx'
import type { ViewProps } from './Page.tsx'
import { Words } from './Words.tsx'

const sides = [
  { shows: 'protection', label: 'protection' },
  { shows: 'return', label: 'code.title' },
  { shows: 'safety', label: 'safety.title' },
  { shows: 'accessibility', label: 'accessibility' },
] as const

export function Foot(view: ViewProps) {
  const { state, t, actions } = view
  const isTalk = state.shows === 'talk'
  const offered = sides.filter(({ shows }) => shows !== 'safety' || hasConversation(state))
  const contact = state.phase === 'erasing' ? undefined : state.inContact ? state.hindrance : 'lost'
  const canWrite = state.phase !== 'erasing' && isTalk && !isClosed(state)
  return (
    <footer inert={isCovered(state)}>
      <p class="contact" role="status">
        {contact ? <Words text={t(`contact.${contact}`)} /> : null}
      </p>
      {canWrite ? <Composer {...view} /> : null}
      <nav aria-label={t('more')}>
        {isTalk ? (
          offered.map(({ shows, label }) => (
            <button key={shows} type="button" id={shows} class="quiet" onClick={() => actions?.open(shows)}>
              {t(label)}
            </button>
          ))
        ) : (
          <button type="button" class="quiet" onClick={() => actions?.open('talk')}>
            {t('protection.back')}
          </button>
        )}
        {hasConversation(state) ? (
          <Confirm
            label={t('erase')}
            question={t('erase.question')}
            yes={t('erase.confirm')}
            no={t('erase.keep')}
            confirmed={() => actions?.erase()}
          />
        ) : null}
      </nav>
    </footer>
  )
}

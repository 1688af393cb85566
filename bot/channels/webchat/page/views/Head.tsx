import type { ViewProps } from './Page.tsx'

export function Head({ t, actions, leaveTo }: ViewProps & { leaveTo: string }) {
  return (
    <header>
      <div class="bar">
        <h1>{t('heading')}</h1>
        <a
          class="leave"
          href={leaveTo}
          rel="noreferrer nofollow"
          draggable={false}
          onClick={(event) => {
            event.preventDefault()
            actions?.leave()
          }}
        >
          {t('leave')}
        </a>
      </div>
      <p class="danger">
        {t('danger.question')} <a href="tel:112">{t('danger.call')}</a>
      </p>
    </header>
  )
}

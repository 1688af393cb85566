import { useState } from 'preact/hooks'
import type { AboutRow } from '../../../../../shared/wire/visitor.ts'
import type { Translate } from '../text/translate.ts'
import type { ViewProps } from './Page.tsx'

/** "What do you know about me?" as it stands when it is asked. */
export function About({ t, actions }: ViewProps) {
  const [rows, setRows] = useState<readonly AboutRow[]>([])
  const [failed, setFailed] = useState(false)
  async function look() {
    const asked = await actions?.askAbout()
    setFailed(asked?.ok === false)
    if (asked?.ok) setRows(asked.value)
  }
  return (
    <section>
      <h3>{t('about.title')}</h3>
      {rows.length > 0 ? (
        <AboutRows rows={rows} t={t} />
      ) : (
        <button type="button" class="main" onClick={look}>
          {t('about.show')}
        </button>
      )}
      <p role="status" class="problem">
        {failed ? t('code.offline') : null}
      </p>
    </section>
  )
}

export function AboutRows({ rows, t }: { rows: readonly AboutRow[]; t: Translate }) {
  return (
    <>
      <p>{t('about.text')}</p>
      <dl>
        {rows.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <p>{t('about.erase')}</p>
    </>
  )
}

import { useState } from 'preact/hooks'
import { lostContactKinds } from '../../../../../shared/safety.ts'
import type { ViewProps } from './Page.tsx'

export const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour)
/** In the afternoon most people can answer. */
export const usualHour = 16

/** What staff shall do when the line to the visitor is lost. */
export function LostContact({ state, t, actions }: ViewProps) {
  const [kind, setKind] = useState(state.conversation?.plan ?? 'nothing')
  const [saved, setSaved] = useState(false)
  const [number, setNumber] = useState('')
  const [hour, setHour] = useState(usualHour)
  const change = (set: () => void) => {
    set()
    setSaved(false)
  }
  return (
    <section>
      <h3>{t('plan.title')}</h3>
      <form
        autocomplete="off"
        method="post"
        onSubmit={(event) => {
          event.preventDefault()
          actions?.planLostContact(kind === 'ring' ? { kind, number, hour } : { kind })
          setSaved(true)
        }}
      >
        <fieldset class="options">
          <legend>{t('plan.text')}</legend>
          {lostContactKinds.map((one) => (
            <label key={one} class="tick">
              <input type="radio" name="kind" checked={kind === one} onChange={() => change(() => setKind(one))} />
              {t(`plan.${one}`)}
            </label>
          ))}
        </fieldset>
        {kind === 'ring' ? (
          <>
            <div class="fields">
              <label class="field">
                {t('plan.number')}
                <input
                  type="tel"
                  autocomplete="off"
                  required
                  pattern={telephone}
                  maxLength={30}
                  dir="ltr"
                  value={number}
                  onInput={({ currentTarget }) => change(() => setNumber(currentTarget.value))}
                />
              </label>
              <label class="field">
                {t('plan.hour')}
                <select
                  dir="ltr"
                  value={hour}
                  onChange={({ currentTarget }) => change(() => setHour(Number(currentTarget.value)))}
                >
                  {hoursOfDay.map((one) => (
                    <option key={one} value={one}>
                      {clock(one)}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            <p class="help">{t('plan.hour.text')}</p>
          </>
        ) : null}
        <button type="submit" class="main">
          {t('plan.save')}
        </button>
        <p role="status">{saved ? t('plan.saved') : null}</p>
      </form>
    </section>
  )
}

/** As the server reads it: five to fifteen digits. */
export const telephone = '\\+?(?:[\\s()\\u2013\\-]*\\d){5,15}[\\s\\)]*'
export const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

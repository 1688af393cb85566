import type { Mark } from '../../../../../shared/identity.ts'
import { freeAnswers, lostContactKinds, safeWordLengths } from '../../../../../shared/safety.ts'
import type { AboutRow } from '../../../../../shared/wire/visitor.ts'
import { asksFreely, isClosed, isOnlyCode } from '../state/select.ts'
import { AboutRows } from '../views/About.tsx'
import { clock, hoursOfDay, telephone, usualHour } from '../views/LostContact.tsx'
import { Marked } from '../views/Marked.tsx'
import { StillForm } from './StillForm.tsx'
import type { StillProps } from './StillPage.tsx'

export function StillFreely({ state, words, t, newId }: StillProps) {
  if (!asksFreely(state)) return null
  return (
    <StillForm act="freely" fields={{ clientId: newId(), language: words.language }}>
      <fieldset class="freely">
        <legend>{t('freely.question')}</legend>
        {freeAnswers.map((answer) => (
          <button key={answer} type="submit" name="answer" value={answer}>
            {t(`freely.${answer}`)}
          </button>
        ))}
      </fieldset>
    </StillForm>
  )
}

/** Nothing is stored yet: what is marked can be taken out, or the text sent as it is. */
export function StillGuard({ text, marks, words, t, newId }: StillProps & { text: string; marks: readonly Mark[] }) {
  const { language } = words
  return (
    <div class="guard">
      <p role="alert" tabIndex={-1} autofocus>
        {t(isOnlyCode(marks) ? 'guard.code' : 'guard.identifies')}
      </p>
      <Marked text={text} marks={marks} />
      <div class="pair">
        <StillForm act="remove" fields={{ language, text }}>
          <button type="submit" class="main">
            {t('guard.remove')}
          </button>
        </StillForm>
        {isOnlyCode(marks) ? null : (
          <StillForm act="text" fields={{ clientId: newId(), language, text, asIs: 'yes' }}>
            <button type="submit" class="quiet">
              {t('guard.anyway')}
            </button>
          </StillForm>
        )}
      </div>
    </div>
  )
}

export function StillSafety({ about, ...view }: StillProps & { about: readonly AboutRow[] }) {
  const { state, t } = view
  return (
    <div class="side">
      {isClosed(state) ? null : (
        <>
          <StillLostContact {...view} />
          <StillSafeWord {...view} />
        </>
      )}
      <section>
        <h3>{t('about.title')}</h3>
        <AboutRows rows={about} t={t} />
      </section>
    </div>
  )
}

function StillLostContact({ state, words, t, newId }: StillProps) {
  const chosen = state.conversation?.plan ?? 'nothing'
  return (
    <StillForm act="plan" fields={{ clientId: newId(), language: words.language }}>
      <h3>{t('plan.title')}</h3>
      <fieldset class="options">
        <legend>{t('plan.text')}</legend>
        {lostContactKinds.map((kind) => (
          <label key={kind} class="tick">
            <input type="radio" name="kind" value={kind} checked={kind === chosen} />
            {t(`plan.${kind}`)}
          </label>
        ))}
      </fieldset>
      <div class="fields">
        <label class="field">
          {t('plan.number')}
          <input type="tel" name="number" autocomplete="off" pattern={telephone} maxLength={30} dir="ltr" />
        </label>
        <label class="field">
          {t('plan.hour')}
          <select name="hour" dir="ltr">
            {hoursOfDay.map((hour) => (
              <option key={hour} value={hour} selected={hour === usualHour}>
                {clock(hour)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="help">{t('plan.hour.text')}</p>
      <button type="submit" class="main">
        {t('plan.save')}
      </button>
      {state.conversation?.plan ? <p>{t('plan.saved')}</p> : null}
    </StillForm>
  )
}

function StillSafeWord({ state, words, t, newId }: StillProps) {
  return (
    <StillForm act="safeWord" fields={{ clientId: newId(), language: words.language }}>
      <h3>{t('safeWord.title')}</h3>
      <p>{t('safeWord.text')}</p>
      <label class="field">
        {t('safeWord.label')}
        <input
          name="word"
          autocomplete="off"
          spellcheck={false}
          required
          minLength={safeWordLengths.min}
          maxLength={safeWordLengths.max}
          dir="auto"
        />
      </label>
      <button type="submit" class="main">
        {t('safeWord.save')}
      </button>
      {state.conversation?.safeWord ? <p>{t('safeWord.chosen')}</p> : null}
    </StillForm>
  )
}

/** The list that stands on the screen while everything is hidden; whatever is wrong is one more thing to buy. */
export function StillShopping({ words, t, newId, draft }: StillProps & { draft: string | undefined }) {
  return (
    <main class="shopping">
      <h1>{t('cover.title')}</h1>
      <ul>
        {[...t('cover.items').split(', '), ...(draft ? [draft] : [])].map((thing) => (
          <li key={thing} dir="auto">
            {thing}
          </li>
        ))}
      </ul>
      <StillForm act="show" fields={{ clientId: newId(), language: words.language }}>
        <label class="field">
          {t('cover.label')}
          <input name="word" autocomplete="off" spellcheck={false} maxLength={60} required />
        </label>
        <button type="submit" class="main">
          {t('cover.add')}
        </button>
      </StillForm>
    </main>
  )
}

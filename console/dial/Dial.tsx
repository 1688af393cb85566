import { useEffect, useRef, useState } from 'react'
import { Checkbox, Input, Label, TextField } from 'react-aria-components'
import type { DialStep } from '../../shared/dial.ts'
import { directionOf } from '../../shared/languages.ts'
import { Button } from '../views/Button.tsx'
import { useCall } from './useCall.ts'
import { language, t } from './words.ts'

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']
/** From the numbers reserved for fiction. */
const shownNumber = '070-174 06 05'

/** A telephone to try the line with. */
export function Dial() {
  const { view, begin, press, hangUp } = useCall()
  const [number, setNumber] = useState(shownNumber)
  const [hidden, setHidden] = useState(false)
  const going = view.stage === 'going'
  useEffect(() => {
    document.documentElement.lang = language
    document.title = t('title')
  }, [])
  return (
    <main className="dial">
      <section className="handset" aria-label={t('title')}>
        <h1>{t('title')}</h1>
        <p className="hint">{t('intro')}</p>
        <TextField value={number} onChange={setNumber} isDisabled={going || hidden}>
          <Label>{t('number')}</Label>
          <Input inputMode="tel" />
        </TextField>
        <Checkbox isSelected={hidden} onChange={setHidden} isDisabled={going}>
          <span className="box" aria-hidden="true">
            {hidden ? '✓' : ''}
          </span>
          {t('hidden')}
        </Checkbox>
        <div className="keys">
          {keys.map((key) => (
            <Button key={key} aria-label={t('key', { key })} isDisabled={!going} onPress={() => void press(key)}>
              {key}
            </Button>
          ))}
        </div>
        <p className="keyed" aria-hidden={view.keyed === ''}>
          {view.keyed}
        </p>
        {going ? (
          <Button onPress={() => void hangUp()}>{t('hangUp')}</Button>
        ) : (
          <Button look="primary" onPress={() => void begin(hidden ? undefined : number)}>
            {t('call')}
          </Button>
        )}
      </section>
      <Heard steps={view.steps} over={view.stage === 'over'} />
    </main>
  )
}

function Heard({ steps, over }: { steps: readonly DialStep[]; over: boolean }) {
  const end = useRef<HTMLLIElement>(null)
  // After every change, so that the newest words are in sight.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <section className="heard">
      <h2>{t('heard')}</h2>
      <ol role="log" aria-label={t('heard')}>
        {steps.map((step) => (
          <Step key={step.nth} step={step} />
        ))}
        <li ref={end}>{over && <p className="happens">{t('over')}</p>}</li>
      </ol>
    </section>
  )
}

function Step({ step: { does, said, digits } }: { step: DialStep }) {
  return (
    <li>
      {said.map(({ language: spoken, words: text }, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said never changes its place
        <p key={nth} lang={spoken} dir={directionOf[spoken]}>
          {text}
        </p>
      ))}
      {does !== 'say' && does !== 'hangUp' && (
        <p className="happens">{t(digits === undefined ? `does.${does}` : 'does.digits')}</p>
      )}
    </li>
  )
}

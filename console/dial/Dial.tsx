import { useEffect, useRef, useState } from 'react'
import { Checkbox, Input, Label, TextField } from 'react-aria-components'
import type { DialStep } from '../../shared/dial.ts'
import { directionOf } from '../../shared/languages.ts'
import { wordsOf } from '../text/words.ts'
import { Button } from '../views/Button.tsx'
import { useCall } from './useCall.ts'

const words = wordsOf(navigator.language.startsWith('sv') ? 'sv' : 'en')
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
    document.documentElement.lang = words.language
    document.title = words.t('dial.title')
  }, [])
  return (
    <main className="dial">
      <section className="handset" aria-label={words.t('dial.title')}>
        <h1>{words.t('dial.title')}</h1>
        <p className="hint">{words.t('dial.intro')}</p>
        <TextField value={number} onChange={setNumber} isDisabled={going || hidden}>
          <Label>{words.t('dial.number')}</Label>
          <Input inputMode="tel" />
        </TextField>
        <Checkbox isSelected={hidden} onChange={setHidden} isDisabled={going}>
          <span className="box" aria-hidden="true">
            {hidden ? '✓' : ''}
          </span>
          {words.t('dial.hidden')}
        </Checkbox>
        <div className="keys">
          {keys.map((key) => (
            <Button
              key={key}
              aria-label={words.t('dial.key', { key })}
              isDisabled={!going}
              onPress={() => void press(key)}
            >
              {key}
            </Button>
          ))}
        </div>
        <p className="keyed" aria-hidden={view.keyed === ''}>
          {view.keyed}
        </p>
        {going ? (
          <Button onPress={() => void hangUp()}>{words.t('dial.hangUp')}</Button>
        ) : (
          <Button look="primary" onPress={() => void begin(hidden ? undefined : number)}>
            {words.t('dial.call')}
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
      <h2>{words.t('dial.heard')}</h2>
      <ol role="log" aria-label={words.t('dial.heard')}>
        {steps.map((step) => (
          <Step key={step.nth} step={step} />
        ))}
        <li ref={end}>{over && <p className="happens">{words.t('dial.over')}</p>}</li>
      </ol>
    </section>
  )
}

function Step({ step: { does, said, digits } }: { step: DialStep }) {
  return (
    <li>
      {said.map(({ language, words: text }, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said never changes its place
        <p key={nth} lang={language} dir={directionOf[language]}>
          {text}
        </p>
      ))}
      {does !== 'say' && does !== 'hangUp' && (
        <p className="happens">{words.t(digits === undefined ? `dial.does.${does}` : 'dial.does.digits')}</p>
      )}
    </li>
  )
}

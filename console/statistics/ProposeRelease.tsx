import { useState } from 'react'
import type { z } from 'zod'
import {
  type fromStatistics,
  type ReleaseReason,
  releaseReasons,
  type StatisticsView,
} from '../../shared/statistics/statisticsWire.ts'
import { codeName, type Districts, dimensionName, periodName } from '../../shared/statistics/words.ts'
import type { Told } from '../connection/ask.ts'
import { Button } from '../views/Button.tsx'
import { ProofBox } from '../views/control/ProofBox.tsx'
import { useConsole } from '../views/useConsole.ts'
import { Picker } from './Picker.tsx'
import { statisticsWords } from './words.ts'

interface Known {
  key: number
  /** Empty for all contacts. */
  dimension: string
  code: string
  count: string
}

interface Props {
  due: readonly string[]
  codes: Readonly<Record<string, readonly string[]>>
  districts: Districts
  propose(proposed: z.input<(typeof fromStatistics)['propose']>): Promise<Told<StatisticsView>>
}

/** The first person's step. Whether a number is known elsewhere is asked each time, and has no answer chosen beforehand. */
export function ProposeRelease({ due, codes, districts, propose }: Props) {
  const { state, words: frame } = useConsole()
  const words = statisticsWords(state.own.language)
  const [period, choosePeriod] = useState(due[0] ?? '')
  const [answer, setAnswer] = useState<'none' | 'some'>()
  const [known, setKnown] = useState<Known[]>([])
  const [why, setWhy] = useState<ReleaseReason>('calendar')
  const [reference, setReference] = useState('')
  const isWhole = answer === 'none' || (answer === 'some' && known.length > 0 && known.every(isFilled))
  const change = (key: number, part: Partial<Known>) =>
    setKnown(known.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const add = () => setKnown([...known, { key: (known.at(-1)?.key ?? 0) + 1, dimension: '', code: '', count: '' }])
  const ask = (proof: string) => {
    const external = answer === 'some' ? known.map(toWire) : []
    return propose({ period, external, noneElsewhere: answer === 'none', why, reference, proof })
  }
  return (
    <div className="propose">
      <Picker
        label={words.t('release.period')}
        value={period}
        options={due.map((id) => ({ id, name: periodName(words, id) }))}
        choose={choosePeriod}
      />
      <fieldset>
        <legend>{words.t('release.elsewhere')}</legend>
        {(['none', 'some'] as const).map((id) => (
          <label key={id} className="answer">
            <input
              type="radio"
              name="elsewhere"
              checked={answer === id}
              onChange={() => {
                setAnswer(id)
                if (id === 'some' && known.length === 0) add()
              }}
            />
            {words.t(id === 'none' ? 'release.noneKnown' : 'release.someKnown')}
          </label>
        ))}
        {answer === 'some' &&
          known.map(({ key, dimension, code, count }) => (
            <div key={key} className="known">
              <Picker
                label={words.t('release.dimension')}
                value={dimension}
                options={[
                  { id: '', name: words.t('release.everybody') },
                  ...Object.keys(codes).map((id) => ({ id, name: dimensionName(words, id) })),
                ]}
                choose={(id) => change(key, { dimension: id, code: codes[id]?.[0] ?? '' })}
              />
              {dimension !== '' && (
                <Picker
                  label={words.t('release.code')}
                  value={code}
                  options={(codes[dimension] ?? []).map((id) => ({
                    id,
                    name: codeName(words, dimension, id, districts),
                  }))}
                  choose={(id) => change(key, { code: id })}
                />
              )}
              <label className="picker">
                {words.t('release.number')}
                <input
                  inputMode="numeric"
                  value={count}
                  onChange={({ target }) => change(key, { count: target.value.replaceAll(/\D/g, '').slice(0, 6) })}
                />
              </label>
              <Button look="quiet" onPress={() => setKnown(known.filter((one) => one.key !== key))}>
                {words.t('release.remove')}
              </Button>
            </div>
          ))}
        {answer === 'some' && <Button onPress={add}>{words.t('release.add')}</Button>}
      </fieldset>
      <Picker
        label={words.t('release.why')}
        value={why}
        options={releaseReasons.map((id) => ({ id, name: frame.word('fourEyesWhy', id) }))}
        choose={(id) => setWhy(id as ReleaseReason)}
      />
      <label className="picker">
        {frame.t('control.reference')}
        <input value={reference} maxLength={40} onChange={({ target }) => setReference(target.value)} />
      </label>
      {isWhole ? (
        <ProofBox label={words.t('release.propose')} prove={ask} done={() => undefined} />
      ) : (
        <p className="hint">{words.t('release.answerFirst')}</p>
      )}
    </div>
  )
}

const isFilled = ({ count }: Known) => count !== ''

const toWire = ({ dimension, code, count }: Known) => ({
  ...(dimension === '' ? {} : { [dimension]: [code] }),
  count: Number(count),
})

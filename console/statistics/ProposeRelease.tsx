import { useState } from 'react'
import { codeName, type Districts, dimensionName, periodName } from '../../shared/statistics/words.ts'
import { Button } from '../views/Button.tsx'
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
  isWorking: boolean
  propose(proposed: { period: string; external: Record<string, unknown>[]; noneElsewhere: boolean }): void
}

/** The first person's step. Whether a number is known elsewhere is asked each time, and has no answer chosen beforehand. */
export function ProposeRelease({ due, codes, districts, isWorking, propose }: Props) {
  const { state } = useConsole()
  const words = statisticsWords(state.own.language)
  const [period, choosePeriod] = useState(due[0] ?? '')
  const [answer, setAnswer] = useState<'none' | 'some'>()
  const [known, setKnown] = useState<Known[]>([])
  const isWhole = answer === 'none' || (answer === 'some' && known.length > 0 && known.every(isFilled))
  const change = (key: number, part: Partial<Known>) =>
    setKnown(known.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const add = () => setKnown([...known, { key: (known.at(-1)?.key ?? 0) + 1, dimension: '', code: '', count: '' }])
  return (
    <form
      className="propose"
      onSubmit={(event) => {
        event.preventDefault()
        propose({ period, external: answer === 'some' ? known.map(toWire) : [], noneElsewhere: answer === 'none' })
      }}
    >
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
      <Button type="submit" look="primary" isDisabled={!isWhole || isWorking}>
        {words.t('release.propose')}
      </Button>
    </form>
  )
}

const isFilled = ({ count }: Known) => count !== ''

const toWire = ({ dimension, code, count }: Known) => ({
  ...(dimension === '' ? {} : { [dimension]: [code] }),
  count: Number(count),
})

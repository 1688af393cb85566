import { expect, test } from 'vitest'
import { type StepName, script, stepOf } from '../../../bot/domain/triageScript.ts'
import { readLocale } from '../../../bot/text/readLocale.ts'
import { languages } from '../../../shared/languages.ts'

const steps = {
  phoneMenu: 'phone.menu',
  phoneTopics: 'phone.topics',
  Q1: 'screening.Q1',
  Q5: 'screening.Q5',
  Q6: 'screening.Q6',
  C3phone: 'C3.phone',
  C4: 'C4',
}

test.each(languages)('what is heard names every key there is, and no other (%s)', (language) => {
  const voice = readLocale(language, 'voice') as Record<string, string>
  for (const [step, text] of Object.entries(steps)) {
    const wanted = stepOf(step as StepName).choices.flatMap(({ key }) => (key && key !== '#' ? [key] : []))
    const said = [...(voice[text] ?? '').matchAll(/\d+/g)].map(([digit]) => digit)
    expect(said.toSorted(), `${language} ${step}`).toEqual(wanted.toSorted())
  }
})

test('a topic told by telephone is one of the forty that every language has', () => {
  const topics = script.phoneTopics.choices.flatMap(({ choice }) =>
    choice.startsWith('topic:') ? [choice.slice(6)] : [],
  )
  for (const language of languages) {
    const there = (readLocale(language, 'topics') as { id: string }[]).map(({ id }) => id)
    expect(topics.filter((id) => !there.includes(id))).toEqual([])
  }
})

// Requirements R7.14.
test.each(languages)(
  'the caller can hear what shows of the call, how to hide the number, and that nothing is recorded (%s)',
  (language) => {
    const voice = readLocale(language, 'voice') as Record<string, string>
    expect(voice['phone.about.number']).toContain('31')
    expect(voice['phone.about.kept']).toBeTruthy()
    expect(Object.values(voice).join(' ')).not.toMatch(/spelas in för|is being recorded/)
  },
)

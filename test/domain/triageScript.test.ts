import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unsettled } from '../../bot/domain/signalTalk.ts'
import { botTalk } from '../support/botTalk.ts'
import { fullSize } from '../support/fullSize.ts'

const words = Object.fromEntries(
  ['sv', 'en'].map((language) => [
    language,
    JSON.parse(readFileSync(new URL(`../../locales/${language}/prompts.json`, import.meta.url), 'utf8')) as Record<
      string,
      string
    >,
  ]),
)
const isOfContent = (key: string) => /^(topic\..+\.(answer|title)|group\..+)$/.test(key)

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('take' as const), nth: fc.nat(9) }) },
  fc.constant({ kind: 'human' as const }),
  fc.record({
    kind: fc.constant('say' as const),
    found: fc.constantFrom('topic', 'near', 'nothing', 'signal', 'human', 'arabic', 'somaliSignal' as const),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const heard = {
  topic: { answered: true, topics: [{ id: 'anonym' }] },
  near: { answered: false, topics: [{ id: 'anonym' }, { id: 'radera' }] },
  nothing: {},
  signal: { signal: { category: 'A2', certain: true } as const },
  human: { answered: true, topics: [{ id: 'prata-med-manniska' }] },
  arabic: { language: 'ar', answered: true, topics: [{ id: 'anonym' }] } as const,
  somaliSignal: { language: 'so', signal: { category: 'A2', certain: true } } as const,
}

function walk(steps: readonly Step[]) {
  const talk = botTalk()
  for (const one of steps) {
    if (talk.now().place.status === 'closed') break
    if (one.kind === 'human') talk.asksForHuman()
    else if (one.kind === 'say') talk.says('ord', heard[one.found])
    else {
      const choices = talk.now().openPrompt?.prompt.choices ?? []
      const choice = choices[one.nth % Math.max(1, choices.length)]
      if (choice) talk.takes(choice.choice)
    }
  }
  return talk
}

const anyWalk = fc.array(step, { maxLength: 40 })
const runs = { numRuns: fullSize ? 20_000 : 1500 }

test('whatever a visitor does, the bot never leaves them without a next thing to say or do', () => {
  fc.assert(
    fc.property(anyWalk, (steps) => {
      const { place, openPrompt } = walk(steps).now()
      expect(place.status !== 'withBot' || openPrompt !== undefined).toBe(true)
    }),
    runs,
  )
})

test('everything the bot can say has words in Swedish and English', () => {
  const said = new Set<string>()
  fc.assert(
    fc.property(anyWalk, (steps) => {
      for (const entry of walk(steps).log()) {
        if (entry.kind !== 'prompted') continue
        const { text, more = [], choices, parameters = {} } = entry.prompt
        const lists = Object.values(parameters).flatMap((value) => (typeof value === 'object' ? value.texts : []))
        for (const key of [text, ...more, ...lists, ...choices.map((choice) => choice.text)]) said.add(key)
      }
    }),
    runs,
  )
  expect(said.size).toBeGreaterThan(80)
  for (const language of ['sv', 'en']) {
    expect([...said].filter((key) => !isOfContent(key) && !words[language]?.[key])).toEqual([])
  }
})

test('the log has no holes, and the visitor answers before the bot does', () => {
  fc.assert(
    fc.property(anyWalk, (steps) => {
      const log = walk(steps).log()
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1))
    }),
    runs,
  )
})

test('nothing is handed over without C3, a confirmed signal or danger right now', () => {
  fc.assert(
    fc.property(anyWalk, (steps) => {
      const talk = walk(steps)
      const { signals, consents, place } = talk.now()
      const agreed = consents.C3 === 'yes' || consents.C3 === 'withoutText'
      const mayGo = agreed || signals.some(({ phase }) => phase === 'confirmed')
      expect(talk.last('handedOver') === undefined || mayGo).toBe(true)
      expect(place.status !== 'waiting' || talk.last('handedOver') !== undefined).toBe(true)
    }),
    runs,
  )
})

test('one answer about danger leaves no signal unanswered, whatever was written before it', () => {
  let answers = 0
  fc.assert(
    fc.property(anyWalk, (steps) => {
      const talk = walk(steps)
      const last = talk.log().findLast(({ by }) => by === 'visitor')
      if (last?.kind !== 'answered' || last.step !== 'signal') return
      answers += 1
      expect(unsettled(talk.now().signals)).toEqual([])
    }),
    runs,
  )
  expect(answers).toBeGreaterThan(20)
})

test('the English questions ask, and their buttons fit both who writes and who it is about', () => {
  const asked = (key: string) => words.en?.[`screening.${key}`]
  for (const whose of ['self', 'other']) expect(asked(`Q4.${whose}`)).toBe(asked('Q4.self'))
  expect(asked('Q4.self')).toMatch(/^What kind of group or life /)
  expect(asked('Q7.1')).not.toMatch(/\b(has|have) told\b/)
})

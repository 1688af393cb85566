import { expect, test } from 'vitest'
import { createReading } from '../../../bot/channels/webchat/page/line/reading.ts'
import type { Ask } from '../../../bot/channels/webchat/page/line/wire.ts'
import type { Language } from '../../../shared/languages.ts'
import type { VisitorEntryView, VisitorUpdate } from '../../../shared/wire/visitor.ts'
import { handTime } from './handTime.ts'

const entries = (from: number, to: number, language: Language = 'sv'): VisitorUpdate => ({
  entries: Array.from({ length: to - from + 1 }, (_, at): VisitorEntryView => ({ seq: from + at, shows: 'silent' })),
  state: { status: 'withBot', language, lastSeq: to },
})

function openReading() {
  const asked: { last: number; answer(update: VisitorUpdate): void }[] = []
  const taken: number[] = []
  const ask: Ask = (_question, payload, reply) =>
    asked.push({
      last: 'last' in payload ? payload.last : -1,
      answer: (value) => reply({ ok: true, value } as never),
    })
  const reading = createReading({
    contact: { ask, seek() {}, held() {}, missed() {}, rest() {} },
    pace: handTime().pace,
    updated: (update) => taken.push(...update.entries.map(({ seq }) => seq)),
    refused: () => 'done',
  })
  return { reading, asked, taken }
}

test('what came while an answer was on its way, and could not be taken then, is asked for after it', () => {
  const { reading, asked, taken } = openReading()
  reading.joinFromStart('token')
  reading.hear('token', entries(3, 4))
  asked[0]?.answer(entries(1, 2))
  expect(asked.map(({ last }) => last)).toEqual([0, 2])

  asked[1]?.answer(entries(3, 4))
  expect(taken).toEqual([1, 2, 3, 4])
})

test('the same entries told twice are taken once', () => {
  const { reading, asked, taken } = openReading()
  reading.joinFromStart('token')
  asked[0]?.answer(entries(1, 2))
  reading.hear('token', entries(1, 3))
  reading.hear('token', entries(3, 3))
  expect(taken).toEqual([1, 2, 3])
})

test('when the conversation has changed language, everything is asked for again in it', () => {
  const { reading, asked, taken } = openReading()
  reading.joinFromStart('token')
  asked[0]?.answer(entries(1, 2))
  reading.hear('token', entries(3, 4, 'ar'))
  expect(asked.map(({ last }) => last)).toEqual([0, 0])

  asked[1]?.answer(entries(1, 4, 'ar'))
  expect(taken).toEqual([1, 2, 1, 2, 3, 4])
})

test('a language that changed while there was no contact is noticed when it is back', () => {
  const { reading, asked, taken } = openReading()
  reading.joinFromStart('token')
  asked[0]?.answer(entries(1, 2))
  reading.join('token')
  asked[1]?.answer(entries(3, 4, 'ar'))
  expect(asked.map(({ last }) => last)).toEqual([0, 2, 0])

  asked[2]?.answer(entries(1, 4, 'ar'))
  reading.hear('token', entries(3, 3, 'sv'))
  expect(asked).toHaveLength(3)
  expect(taken).toEqual([1, 2, 1, 2, 3, 4])
})

import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { assess, reasons, ruleVersion } from '../../bot/domain/screening.ts'
import {
  flags,
  type ScreeningAnswers,
  type ScreeningResult,
  type Track,
  tracks,
  urgencies,
} from '../../shared/screening.ts'
import { answersAt, countOfAnswers, ways } from '../support/allAnswers.ts'
import { asLine, assessPlainly } from '../support/assessPlainly.ts'

interface Case {
  id: string
  answers: ScreeningAnswers
  expected: { urgency: string; points: number; tracks: string[]; flags: string[]; rules: string[] }
}
const cases: Case[] = JSON.parse(readFileSync(new URL('screening-cases.json', import.meta.url), 'utf8'))
const answers = (given: Partial<ScreeningAnswers> = {}): ScreeningAnswers => ({
  asksForHuman: false,
  acuteSignal: 'none',
  ...given,
})
const sorted = (list: readonly string[]) => [...list].sort()

test.each(cases)('the worked case $id comes out as the domain says', ({ answers, expected }) => {
  const result = assess(answers)
  expect({ ...result, flags: sorted(result.flags), unanswered: undefined }).toEqual({
    ...expected,
    flags: sorted(expected.flags),
    unanswered: undefined,
  })
})

test('all answers skipped is information about something unclear', () => {
  expect(assess(answers())).toEqual({
    urgency: 'information',
    points: 0,
    tracks: ['other'],
    flags: [],
    rules: [],
    unanswered: 8,
  })
})

test('a skipped answer counts the same as 0 and as absent, and "none" in Q8 is an answer', () => {
  const zeros = { role: 0, Q1: 0, Q2: 0, Q3: 0, Q4: 0, Q5: 0, Q6: 0, Q7: 0 }
  expect(assess(answers(zeros))).toEqual(assess(answers()))
  expect(assess(answers({ ...zeros, Q8: [] })).unanswered).toBe(7)
})

test('a concrete threat alone is urgent', () => {
  expect(assess(answers({ Q5: 1 })).urgency).toBe('urgent')
})

test('somebody who asks for a person without answering Q1 and Q5 is seen soon', () => {
  expect(assess(answers({ asksForHuman: true }))).toMatchObject({ urgency: 'soon', rules: ['U8'] })
})

test('a threatened person who skips Q3 is taken to want out only when it concerns themselves', () => {
  const tracksOf = (role: number) => assess(answers({ role, Q2: 4, Q4: 1, Q5: 1, Q6: 1 })).tracks
  expect([0, 1, 2].map(tracksOf)).toEqual([['other'], ['specialDefector'], ['relativeSupport']])
})

test('another municipality is a flag and changes nothing else', () => {
  const here = assess(answers({ Q5: 1 }))
  expect(assess(answers({ Q5: 1, otherMunicipality: true }))).toEqual({ ...here, flags: ['otherMunicipality'] })
})

test('tracks and flags are listed in the order of the contract', () => {
  const result = assess(
    answers({ role: 2, Q2: 1, Q3: 1, Q4: 3, Q5: 1, Q7: 1, Q8: ['addiction', 'suicidal', 'children'] }),
  )
  expect(result.tracks).toEqual(tracks.filter((track) => result.tracks.includes(track)))
  expect(result.flags).toEqual(flags.filter((flag) => result.flags.includes(flag)))
  expect(result).toMatchObject({ tracks: { length: 5 }, flags: { length: 4 } })
})

test('staff read each answer that gave points or made a rule fire, once', () => {
  const given = answers({ role: 1, Q1: 1, Q2: 4, Q5: 1, Q6: 3, Q8: ['suicidal', 'addiction'], acuteSignal: 'denied' })
  expect(reasons(given)).toEqual([
    { question: 'Q1', answer: '1' },
    { question: 'Q5', answer: '1' },
    { question: 'Q8', answer: 'addiction' },
    { question: 'Q8', answer: 'suicidal' },
    { question: 'acuteSignal', answer: 'denied' },
  ])
  expect(reasons(answers({ Q1: 3, acuteSignal: 'confirmed' }))).toEqual([
    { question: 'acuteSignal', answer: 'confirmed' },
  ])
  expect(reasons(answers({ asksForHuman: true }))).toEqual([{ question: 'asksForHuman', answer: 'yes' }])
  expect(reasons(answers({ Q1: 3, Q5: 3, asksForHuman: true }))).toEqual([])
})

test('the rule version has the form that records carry', () => {
  expect(ruleVersion).toMatch(/^screen-\d+\.\d+$/)
})

let walked: ReturnType<typeof walkAllAnswers>
beforeAll(() => {
  walked = walkAllAnswers()
})

test('every combination of answers is walked, and a plain second reading of the rules agrees on every thirteenth', () => {
  expect(walked.urgency.length).toBe(4 * 4 * 5 * 4 * 6 * 4 * 4 * 4 * 9 * 2 * 3)
  expect(walked.broken.secondReading).toEqual([])
})

test('danger right now is acute whatever else is answered', () => {
  expect(walked.broken.dangerNow).toEqual([])
})

test('a minor is never shown as a special defector or for sig', () => {
  expect(walked.broken.minor).toEqual([])
})

test('a witness is never shown as a defector, a special defector or for sig', () => {
  expect(walked.broken.witness).toEqual([])
})

test('every result has one to five tracks, and "other" stands alone', () => {
  expect(walked.broken.tracks).toEqual([])
})

test('answering a skipped question lowers the urgency only with Q1=3 or Q5=3', () => {
  expect(loweringAnswers(walked.urgency)).toEqual(['Q1=3', 'Q5=3'])
})

/** Assesses every way to answer: the urgency of each, and the answers that break a promise. */
function walkAllAnswers() {
  const urgency = new Uint8Array(countOfAnswers)
  const broken: Record<'secondReading' | 'dangerNow' | 'minor' | 'witness' | 'tracks', ScreeningAnswers[]> = {
    secondReading: [],
    dangerNow: [],
    minor: [],
    witness: [],
    tracks: [],
  }
  for (let index = 0; index < countOfAnswers; index++) {
    const given = answersAt(index)
    const result = assess(given)
    const { Q1, Q2, Q7 } = given
    urgency[index] = urgencies.indexOf(result.urgency)
    if (Q1 === 1 && result.urgency !== 'acute') broken.dangerNow.push(given)
    if ((Q2 === 1 || Q2 === 2) && hasOne(result, ['specialDefector', 'sig'])) broken.minor.push(given)
    if (Q7 === 1 && hasOne(result, ['defector', 'specialDefector', 'sig'])) broken.witness.push(given)
    if (!isWellListed(result)) broken.tracks.push(given)
    // Thirteen divides no number of ways to answer, so every thirteenth combination meets every pair of answers.
    if (index % 13 === 0 && assessPlainly(given) !== asLine(result)) broken.secondReading.push(given)
  }
  return { urgency, broken }
}

const hasOne = ({ tracks }: ScreeningResult, wanted: Track[]) => tracks.some((track) => wanted.includes(track))

const isWellListed = ({ tracks }: ScreeningResult) =>
  tracks.length === 1 || (tracks.length > 1 && tracks.length <= 5 && !tracks.includes('other'))

/** Each first answer, wish for a person or signal that anywhere makes the urgency lower than without it. */
function loweringAnswers(urgency: Uint8Array) {
  const lowering = new Set<string>()
  let step = countOfAnswers
  for (const [question, count] of Object.entries(ways)) {
    step /= count
    for (let from = 0; from < countOfAnswers; from++) {
      if (Math.floor(from / step) % count !== 0) continue
      for (let way = 1; way < count; way++)
        if ((urgency[from + way * step] ?? 0) > (urgency[from] ?? 0)) lowering.add(`${question}=${way}`)
    }
  }
  return [...lowering]
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSettings } from '../../bot/content/readSettings.ts'
import { type ContactFacts, completeRecord, prefillRecord } from '../../bot/domain/contactRecord.ts'
import { assess } from '../../bot/domain/screening.ts'
import defaults from '../../bot/settings.json' with { type: 'json' }
import en from '../../locales/en/record.json' with { type: 'json' }
import sv from '../../locales/sv/record.json' with { type: 'json' }
import { contactRecordSchema, recordFields, staffFields, withoutAnswer } from '../../shared/contactRecord.ts'
import { channels } from '../../shared/entry.ts'
import { languages } from '../../shared/languages.ts'
import { audiences, type ScreeningAnswers, tracks } from '../../shared/screening.ts'
import { answersAt, countOfAnswers } from '../support/allAnswers.ts'

const read = parseSettings(defaults)
if ('problems' in read) throw new Error(read.problems.join())
const hours = read.settings.openingHours
const minuteMs = 60_000
const uuid = '3d0ca315-aff9-4fc2-be61-3b76b9a2d798'

const unanswered: ScreeningAnswers = { asksForHuman: false, acuteSignal: 'none' }
const facts = (known: Partial<ContactFacts> = {}): ContactFacts => ({
  id: uuid,
  at: Date.parse('2026-03-10T10:20Z'),
  startedAt: Date.parse('2026-03-10T10:00Z'),
  lengthMs: 20 * minuteMs,
  channel: 'webchat',
  language: 'sv',
  audience: 'undisclosed',
  answers: unanswered,
  topics: [],
  hours,
  definitionVersion: 'GBG-2019',
  ...known,
})
const screened = (answers: Partial<ScreeningAnswers>) => {
  const given = { ...unanswered, ...answers }
  return { answers: given, result: assess(given) }
}

test('a contact that told nothing is not known in every field but those of the line itself', () => {
  const told = Object.entries(prefillRecord(facts())).filter(([, value]) => String(value) !== 'notKnown')
  expect(Object.fromEntries(told)).toEqual({
    id: uuid,
    period: '2026-03',
    timeKind: 'officeHours',
    channel: 'chat',
    language: 'sv',
    matter: 'information',
    lengthClass: '15to30',
    definitionVersion: 'GBG-2019',
    ruleVersion: 'screen-1.0',
  })
})

test('what a visitor answered becomes codes, and staff start from what the bot says', () => {
  const answers = screened({ role: 1, Q1: 3, Q2: 2, Q3: 2, Q4: 2, Q5: 2, Q6: 3, Q8: ['suicidal', 'children'] })
  expect(
    prefillRecord(facts({ ...answers, audience: 'self', topics: ['skuld-till-gang', 'sspf'], district: 'nordost' })),
  ).toMatchObject({
    audience: 'self',
    ageGroup: '15to17',
    district: 'nordost',
    milieu: 'extremistUnspecified',
    topics: ['skuld-till-gang', 'sspf'],
    willingness: 'considering',
    statedThreat: 'latent',
    canStay: 'yes',
    needs: ['children', 'mentalHealth'],
    urgencyByBot: 'urgent',
    urgencyByStaff: 'urgent',
    tracksByBot: ['childrenAndYouth', 'defector'],
    tracksByStaff: ['childrenAndYouth', 'defector'],
    outcome: ['notKnown'],
  })
})

test('whoever would rather not say who they are has declined, and whoever was never asked is not known', () => {
  const audienceOf = (answers: Partial<ScreeningAnswers>) => prefillRecord(facts(screened(answers))).audience
  expect([audienceOf({ role: 0 }), audienceOf({})]).toEqual(['declined', 'notKnown'])
})

test.each([
  ['acute', { ...screened({ Q1: 1 }), audience: 'professional' }],
  ['professionalAdvice', { ...screened({ Q5: 1 }), audience: 'professional' }],
  ['concernForOther', { ...screened({ Q5: 1 }), audience: 'relative' }],
  ['threat', { ...screened({ Q3: 1, Q5: 2 }), audience: 'self' }],
  ['wantsOut', { ...screened({ Q3: 2, Q5: 3 }), audience: 'undisclosed' }],
  ['information', { ...screened({ Q3: 3 }), audience: 'self' }],
] as const)('the matter is guessed as %s', (matter, known) => {
  expect(prefillRecord(facts(known)).matter).toBe(matter)
})

test.each([
  [0, 'under1', '0to5'],
  [1, '1to5', '0to5'],
  [5, '5to15', '5to15'],
  [15, '15to60', '15to30'],
  [30, '15to60', 'over30'],
  [60, 'over60', 'over30'],
])('%i minutes fall into the bands that begin there', (minutes, waitClass, lengthClass) => {
  const lasting = { firstWaitMs: minutes * minuteMs, lengthMs: minutes * minuteMs }
  expect(prefillRecord(facts(lasting))).toMatchObject({ waitClass, lengthClass })
})

test('a contact counts in the month it ends and in the time of day it began', () => {
  const startedAt = Date.parse('2026-03-31T20:30Z')
  const record = prefillRecord(facts({ startedAt, at: Date.parse('2026-03-31T22:10Z'), channel: 'phone' }))
  expect(record).toMatchObject({ period: '2026-04', timeKind: 'nightOrWeekend', channel: 'phone' })
})

test('whatever a conversation tells, the record is of the form that is stored', () => {
  const anything = fc.record({
    at: fc.integer({ min: 0, max: 4e12 }),
    lengthMs: fc.nat(),
    channel: fc.constantFrom(...channels),
    language: fc.constantFrom(...languages),
    audience: fc.constantFrom(...audiences),
    index: fc.nat(countOfAnswers - 1),
    topics: fc.uniqueArray(fc.constantFrom('sig', 'pro-under-18', 'hotad-nu', 'muck', 'vapen')),
    district: fc.constantFrom('nordost', 'otherMunicipality', 'notKnown'),
  })
  fc.assert(
    fc.property(anything, ({ index, ...known }) => {
      const answers = answersAt(index)
      const record = prefillRecord(facts({ ...known, startedAt: known.at, answers, result: assess(answers) }))
      expect(contactRecordSchema.parse(record)).toEqual(record)
    }),
  )
})

test('staff fill in their fields, and an emptied list is not known', () => {
  const prefilled = prefillRecord(facts(screened({ Q5: 1, Q8: ['children'] })))
  const filledIn = { gender: 'declined', outcome: ['meetingBooked', 'advice'], urgencyByStaff: 'soon', needs: [] }
  expect(completeRecord(prefilled, filledIn)).toEqual({ record: { ...prefilled, ...filledIn, needs: ['notKnown'] } })
  expect(completeRecord(prefilled, {})).toEqual({ record: prefilled })
})

test.each([
  ['a field of the system', { district: 'nordost' }, 'district is not filled in by staff'],
  ['a text', { cameThrough: 'told by her mother' }, 'cameThrough is not a code of the field'],
  ['a list for one value', { gender: ['man'] }, 'gender is not a code of the field'],
  ['a code of another field', { outcome: ['police'] }, 'outcome is not a code of the field'],
  ['a code twice', { needs: ['money', 'money'] }, 'needs is not a code of the field'],
  ['no answer beside an answer', { otherActors: ['police', 'none'] }, 'otherActors is not a code of the field'],
  ['more than five', { tracksByStaff: tracks.slice(0, 6) }, 'tracksByStaff is not a code of the field'],
  ['an unknown field', { 'a name': 'x' }, 'a field that no contact record has'],
])('%s is refused, and nothing of it is repeated', (_, filledIn, problem) => {
  expect(completeRecord(prefillRecord(facts()), filledIn)).toEqual({ problems: [problem] })
})

test('all problems come at once', () => {
  const completed = completeRecord(prefillRecord(facts()), { gender: 'x', needs: ['x', 'y'], period: '2026-01' })
  expect(completed).toHaveProperty('problems.length', 3)
})

test('no field of a record has room for a sentence, a number to call or a time', () => {
  const record = prefillRecord(facts())
  for (const { field, many } of recordFields) {
    for (const text of ['Hon heter Test', '070-174 06 05', '2026-03-10T10:20', '']) {
      const read = contactRecordSchema.safeParse({ ...record, [field]: many ? [text] : text })
      expect([field, text, read.success]).toEqual([field, text, false])
    }
  }
})

test('every coded field takes not known and declined', () => {
  const uncoded = ['id', 'period', 'definitionVersion', 'ruleVersion']
  const record = prefillRecord(facts())
  for (const { field, many } of recordFields.filter((one) => !uncoded.includes(one.field)))
    for (const code of withoutAnswer)
      expect([field, contactRecordSchema.safeParse({ ...record, [field]: many ? [code] : code }).success]).toEqual([
        field,
        true,
      ])
})

test('staff are asked for what staff know', () => {
  expect(staffFields.map(({ field }) => field)).toEqual([
    'gender',
    'matter',
    'needs',
    'urgencyByStaff',
    'tracksByStaff',
    'cameThrough',
    'otherActors',
    'outcome',
  ])
})

test.each([
  ['sv', sv],
  ['en', en],
])('every field and every code has its word in %s', (_, words) => {
  expect(Object.keys(words.fields)).toEqual(recordFields.map(({ field }) => field))
  const coded = Object.fromEntries(recordFields.flatMap(({ field, codes }) => (codes ? [[field, [...codes]]] : [])))
  const worded = Object.fromEntries(Object.entries(words.codes).map(([field, codes]) => [field, Object.keys(codes)]))
  expect(worded).toEqual({ ...coded, district: ['otherMunicipality'] })
})

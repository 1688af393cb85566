import { expect, test } from 'vitest'
import { completeRecord, prefillRecord } from '../../bot/domain/contactRecord.ts'
import settings from '../../bot/settings.json' with { type: 'json' }
import {
  afterChoosing,
  coreFields,
  missingFields,
  moreFields,
  optionsOf,
  quickEnds,
  recordOfQuickEnd,
  requiredFields,
  shownIn,
} from '../../console/state/closing.ts'
import { recordWord } from '../../console/text/recordWords.ts'
import { staffFields, staffRecordSchema } from '../../shared/contactRecord.ts'
import { completeLanguages } from '../../shared/languages.ts'
import { screeningAnswersSchema } from '../../shared/screening.ts'
import { settingsSchema } from '../../shared/settings.ts'

const record = prefillRecord({
  id: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
  at: 0,
  startedAt: 0,
  lengthMs: 0,
  channel: 'webchat',
  language: 'sv',
  audience: 'self',
  answers: screeningAnswersSchema.parse({ Q3: 1 }),
  topics: [],
  hours: settingsSchema.parse(settings).openingHours,
  definitionVersion: '1',
})
const shown = (name: string, chosen: Record<string, string | string[]> = {}) => {
  const field = staffFields.find((one) => one.field === name)
  return field && shownIn({ visible: true, record, chosen }, field)
}

test('the form has every field that staff may fill in, once, and no other', () => {
  const all = [...requiredFields, ...coreFields, ...moreFields]
  expect(all.map(({ field }) => field).sort()).toEqual(staffFields.map(({ field }) => field).sort())
})

test("what the bot knows is filled in, and staff's own choice goes before it", () => {
  expect(shown('matter')).toEqual(['wantsOut'])
  expect(shown('matter', { matter: 'threat' })).toEqual(['threat'])
})

test('urgency and outcome are never chosen for staff, and nothing else has to be', () => {
  expect(shown('urgencyByStaff')).toEqual([])
  expect(missingFields({}).map(({ field }) => field)).toEqual(['urgencyByStaff', 'outcome'])
  expect(missingFields({ urgencyByStaff: 'soon', outcome: [] })).toHaveLength(1)
  expect(missingFields({ urgencyByStaff: 'soon', outcome: ['advice'] })).toEqual([])
})

test('two choices are a whole record', () => {
  expect(completeRecord(record, { urgencyByStaff: 'soon', outcome: ['advice'] })).toMatchObject({
    record: { urgencyByStaff: 'soon', outcome: ['advice'], matter: 'wantsOut' },
  })
})

test('every option of every field is one that the server takes, and has a word in every language', () => {
  for (const field of staffFields) {
    for (const code of optionsOf(field)) {
      expect(staffRecordSchema.parse({ [field.field]: field.many ? [code] : code })).toBeTruthy()
      for (const language of completeLanguages) expect(recordWord(language, field.field, code)).not.toBe(code)
    }
  }
})

test('each end that was no conversation makes a record that the server takes, with nothing left to choose', () => {
  const closing = { visible: true, record, chosen: {} }
  for (const end of Object.keys(quickEnds) as (keyof typeof quickEnds)[]) {
    const ended = recordOfQuickEnd(closing, end)
    expect(staffRecordSchema.safeParse(ended).success).toBe(true)
    expect(missingFields(ended)).toEqual([])
  }
})

test('a code that stands alone pushes out the others, and is pushed out by them', () => {
  expect(afterChoosing(['police', 'socialServices'], ['police', 'socialServices', 'none'])).toEqual(['none'])
  expect(afterChoosing(['none'], ['none', 'police'])).toEqual(['police'])
})

test('the first chosen stays the main one, and the sixth is not taken', () => {
  const five = ['b', 'a', 'c', 'd', 'e']
  expect(afterChoosing(five, [...five, 'f'])).toEqual(five)
  expect(afterChoosing(five, five.slice(1))).toEqual(['a', 'c', 'd', 'e'])
})

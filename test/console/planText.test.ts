import { expect, test } from 'vitest'
import { emptyPlanText, planText, readPlanText } from '../../console/state/planText.ts'

const people = [
  { number: 1, name: 'Ben' },
  { number: 2, name: 'Eva Ek' },
]
const written = {
  ...emptyPlanText,
  monday: '09:00–12:00 Ben, Eva Ek\n13:00–15:00 Eva Ek',
  friday: '22:00–02:00',
  exceptions: '2026-12-23 09:00–11:00 Ben\n2026-12-28',
}

test('what is written is the plan, and the plan is written so again', () => {
  const read = readPlanText(written, people)
  expect(read).toMatchObject({
    plan: {
      monday: [
        { from: '09:00', to: '12:00', staff: [1, 2] },
        { from: '13:00', to: '15:00', staff: [2] },
      ],
      friday: [{ from: '22:00', to: '02:00', staff: [] }],
      exceptions: [
        { date: '2026-12-23', shifts: [{ from: '09:00', to: '11:00', staff: [1] }] },
        { date: '2026-12-28', shifts: [] },
      ],
    },
  })
  expect('plan' in read && planText(read.plan, people)).toEqual(written)
})

test('a hyphen, other case and empty lines are taken too', () => {
  expect(readPlanText({ ...emptyPlanText, monday: '\n 09:00 - 15:00  ben ,EVA EK\n\n' }, people)).toMatchObject({
    plan: { monday: [{ from: '09:00', to: '15:00', staff: [1, 2] }] },
  })
})

test('every mistake is told with the line it stands on', () => {
  const wrong = { ...written, monday: '9–15 Ben', tuesday: '\n09:00–15:00 Ben, Maj', exceptions: '23/12 stängt' }
  expect(readPlanText(wrong, people)).toEqual({
    problems: [
      { field: 'monday', line: 1, code: 'time' },
      { field: 'tuesday', line: 2, code: 'unknownStaff', about: 'Maj' },
      { field: 'exceptions', line: 1, code: 'date' },
    ],
  })
  expect(readPlanText({ ...written, monday: '\n25:00–26:00\n10:00–10:00' }, people)).toEqual({
    problems: [
      { field: 'monday', line: 2, code: 'time' },
      { field: 'monday', line: 2, code: 'time' },
      { field: 'monday', line: 3, code: 'sameTime' },
    ],
  })
  expect(readPlanText(emptyPlanText, people)).toEqual({ problems: [{ field: 'monday', line: 1, code: 'noShifts' }] })
})

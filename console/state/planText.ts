import { type Plan, planSchema, type Shift, weekdayNames } from '../../shared/plan.ts'

/** A plan is written as plain lines: a shift is `09:00–15:00 ben, eva`, and a day that differs begins with its date. */
export type PlanField = (typeof weekdayNames)[number] | 'holidays' | 'exceptions'
const dayFields = [...weekdayNames, 'holidays'] as const
export const planFields: readonly PlanField[] = [...dayFields, 'exceptions']
export type PlanText = Readonly<Record<PlanField, string>>

interface Person {
  number: number
  name: string
}

/** What is wrong, with the line it stands on (from 1). */
export interface PlanTextProblem {
  field: PlanField
  line: number
  code: string
  /** The name or word it is about. */
  about?: string
}

export const emptyPlanText = Object.fromEntries(planFields.map((field) => [field, ''])) as Record<PlanField, string>

export function planText(plan: Plan | undefined, people: readonly Person[]): PlanText {
  if (!plan) return emptyPlanText
  const exceptions = plan.exceptions.flatMap(({ date, shifts }) =>
    shifts.length === 0 ? [date] : shifts.map((one) => `${date} ${shiftText(one, people)}`),
  )
  return {
    ...eachDay((day) => plan[day].map((one) => shiftText(one, people)).join('\n')),
    exceptions: exceptions.join('\n'),
  }
}

type DayField = Exclude<PlanField, 'exceptions'>

const eachDay = <Value>(make: (day: DayField) => Value) =>
  Object.fromEntries(dayFields.map((day) => [day, make(day)])) as Record<DayField, Value>

function shiftText({ from, to, staff }: Shift, people: readonly Person[]) {
  const names = staff.map((number) => people.find((one) => one.number === number)?.name ?? String(number))
  return `${from}–${to} ${names.join(', ')}`.trim()
}

/** The plan that was written, or everything that is wrong with it. */
export function readPlanText(
  text: PlanText,
  people: readonly Person[],
): { plan: Plan } | { problems: PlanTextProblem[] } {
  const problems: PlanTextProblem[] = []
  const shiftsOf = (field: PlanField) =>
    linesOf(text[field]).flatMap(({ words, line }) => readShift(words, people, { field, line, problems }))
  const days = eachDay(shiftsOf)
  const written = { ...days, exceptions: readExceptions(text.exceptions, people, problems) }
  if (problems.length > 0) return { problems }
  const read = planSchema.safeParse(written)
  if (read.success) return { plan: read.data }
  return { problems: read.error.issues.map(({ path, message }) => placed(text, path, message)) }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((words, nth) => ({ words: words.trim(), line: nth + 1 }))
    .filter(({ words }) => words !== '')

interface Place {
  field: PlanField
  line: number
  problems: PlanTextProblem[]
}

function readShift(words: string, people: readonly Person[], { problems, ...place }: Place): Shift[] {
  const [, from, to, rest = ''] = /^(\d\d:\d\d)\s*[–-]\s*(\d\d:\d\d)\s*(.*)$/.exec(words) ?? []
  if (!from || !to) {
    problems.push({ ...place, code: 'time' })
    return []
  }
  const names = rest.split(',').flatMap((name) => name.trim() || [])
  const found = names.map((name) => ({ name, person: people.find((one) => sameName(one.name, name)) }))
  for (const { name, person } of found) if (!person) problems.push({ ...place, code: 'unknownStaff', about: name })
  return [{ from, to, staff: found.flatMap(({ person }) => (person ? [person.number] : [])) }]
}

const sameName = (one: string, other: string) => one.toLocaleLowerCase() === other.toLocaleLowerCase()

function readExceptions(text: string, people: readonly Person[], problems: PlanTextProblem[]) {
  const days = new Map<string, Shift[]>()
  for (const { words, line } of linesOf(text)) {
    const [, date, rest = ''] = /^(\d{4}-\d\d-\d\d)\s*(.*)$/.exec(words) ?? []
    if (!date) problems.push({ field: 'exceptions', line, code: 'date' })
    else {
      const own = rest === '' ? [] : readShift(rest, people, { field: 'exceptions', line, problems })
      days.set(date, [...(days.get(date) ?? []), ...own])
    }
  }
  return [...days].map(([date, shifts]) => ({ date, shifts }))
}

/** Back to the line: shifts and days stand in the order in which they were written. */
function placed(text: PlanText, path: readonly PropertyKey[], code: string): PlanTextProblem {
  const field = planFields.find((one) => one === path[0]) ?? 'monday'
  const nth = typeof path[1] === 'number' ? path[1] : 0
  return { field, line: linesOf(text[field])[nth]?.line ?? 1, code }
}

import { z } from 'zod'

export const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type WeekdayName = (typeof weekdayNames)[number]

/** Codes the console has words for; each stands beside the path of what it is about. */
export const planProblems = [
  'time',
  'sameTime',
  'twice',
  'date',
  'sameDate',
  'unknownStaff',
  'noShifts',
  'form',
] as const
export type PlanProblemCode = (typeof planProblems)[number]

const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'time')

/** One that ends no later than it begins goes on past midnight. */
const shift = z
  .strictObject({
    from: time,
    to: time,
    /** Staff by number, in the order in which they are rung. */
    staff: z.array(z.int().min(1)).max(10),
  })
  .refine(({ from, to }) => from !== to && from !== '24:00', 'sameTime')
  .refine(({ staff }) => new Set(staff).size === staff.length, 'twice')
export type Shift = z.infer<typeof shift>

const shifts = z.array(shift).max(12)

/** Who is on call when: a week that repeats, public holidays, and days that differ. Its shifts are the opening hours. */
export const planSchema = z
  .strictObject({
    monday: shifts,
    tuesday: shifts,
    wednesday: shifts,
    thursday: shifts,
    friday: shifts,
    saturday: shifts,
    sunday: shifts,
    /** In place of the week's on Swedish public holidays and the eves that count as such; none is closed. */
    holidays: shifts,
    exceptions: z.array(z.strictObject({ date: z.iso.date('date'), shifts })).max(400),
  })
  .refine(({ exceptions }) => new Set(exceptions.map(({ date }) => date)).size === exceptions.length, {
    path: ['exceptions'],
    message: 'sameDate',
  })
  .refine((plan) => weekdayNames.some((day) => plan[day].length > 0), { path: [], message: 'noShifts' })
export type Plan = z.infer<typeof planSchema>

export interface PlanProblem {
  /** Where in the plan, for example `monday.0.from`. */
  path: string
  code: PlanProblemCode
}

/** The plan, or everything that is wrong with it at once. `known`: numbers of staff who can take a shift. */
export function readPlan(written: unknown, known: readonly number[]): { plan: Plan } | { problems: PlanProblem[] } {
  const read = planSchema.safeParse(written)
  if (!read.success) return { problems: read.error.issues.map(({ path, message }) => problemOf(path, message)) }
  const problems = unknownStaff(read.data, known)
  return problems.length > 0 ? { problems } : { plan: read.data }
}

function problemOf(path: readonly PropertyKey[], message: string): PlanProblem {
  return { path: path.map(String).join('.'), code: planProblems.find((code) => code === message) ?? 'form' }
}

function unknownStaff(plan: Plan, known: readonly number[]): PlanProblem[] {
  const days: [string, Shift[]][] = [
    ...weekdayNames.map((day) => [day, plan[day]] as [string, Shift[]]),
    ['holidays', plan.holidays],
    ...plan.exceptions.map(({ shifts: own }, nth) => [`exceptions.${nth}.shifts`, own] as [string, Shift[]]),
  ]
  return days.flatMap(([path, own]) =>
    own.flatMap(({ staff }, nth) =>
      staff.some((number) => !known.includes(number))
        ? [{ path: `${path}.${nth}.staff`, code: 'unknownStaff' as const }]
        : [],
    ),
  )
}

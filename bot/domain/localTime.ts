/** A day (`2026-03-29`) and a time (`02:30`, up to `24:00`) as clocks on the wall of one place show them. */
export interface LocalTime {
  date: string
  time: string
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** What the clocks of a time zone show at an instant (ms). */
export function localTimeOf(timezone: string, at: number): LocalTime {
  const local = new Date(at + offsetAt(timezone, at)).toISOString()
  return { date: local.slice(0, 10), time: local.slice(11, 16) }
}

/**
 * The first instant (ms) at which the clocks show this time of this day, or a later one. A time that comes twice when
 * summer time ends is the first of them; one that is jumped over when it begins is the moment of the jump.
 */
export function instantOf(timezone: string, { date, time }: LocalTime): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const asUtc = Date.parse(`${date}T00:00Z`) + (hour * 60 + minute) * minuteMs
  const before = asUtc - offsetAt(timezone, asUtc - dayMs)
  const after = asUtc - offsetAt(timezone, asUtc + dayMs)
  const fitting = [before, after].filter((at) => at + offsetAt(timezone, at) === asUtc)
  return fitting.length > 0 ? Math.min(...fitting) : jumpBetween(timezone, after, before)
}

/** The day of the week, 0 for Sunday. */
export const weekdayOf = (date: string) => new Date(`${date}T00:00Z`).getUTCDay()

/** A number of days after a date. */
export const daysAfter = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** The moment the clocks jump, known to come after `early` and no later than `late`, which are whole minutes. */
function jumpBetween(timezone: string, early: number, late: number): number {
  if (late - early <= minuteMs) return late
  const middle = early + Math.floor((late - early) / minuteMs / 2) * minuteMs
  const jumped = offsetAt(timezone, middle) !== offsetAt(timezone, early)
  return jumped ? jumpBetween(timezone, early, middle) : jumpBetween(timezone, middle, late)
}

/** How far local clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(timezone: string, at: number) {
  const parts = Object.fromEntries(
    formatterOf(timezone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day, hour, minute, second } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

// Making a formatter costs a hundred times what using it does.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timezone: string) {
  const known = formatters.get(timezone)
  if (known) return known
  const digits = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  const made = new Intl.DateTimeFormat('en', { timeZone: timezone, hourCycle: 'h23', second: 'numeric', ...digits })
  formatters.set(timezone, made)
  return made
}

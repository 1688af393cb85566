import type { Language } from '../../shared/languages.ts'
import type { OpeningHours } from '../../shared/settings.ts'
import { regionOf } from './regionOf.ts'

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** The week in words, days with the same hours together: "måndag–fredag 9–15". */
export function hoursText(hours: OpeningHours, language: Language): string {
  const runs: { first: number; last: number; spans: string }[] = []
  for (const [at, day] of days.entries()) {
    const spans = hours[day].map(([from, to]) => `${short(from)}–${short(to)}`).join(', ')
    const run = runs.at(-1)
    if (run && run.spans === spans) run.last = at
    else runs.push({ first: at, last: at, spans })
  }
  const open = runs.filter(({ spans }) => spans !== '')
  const parts = open.map(({ first, last, spans }) => `${dayNames(language, first, last)} ${spans}`)
  return new Intl.ListFormat(regionOf[language]).format(parts)
}

const short = (time: string) => time.replace(/^0/, '').replace(/:00$/, '')

function dayNames(language: Language, first: number, last: number) {
  const name = (at: number) =>
    // 5 January 2026 is a Monday.
    new Intl.DateTimeFormat(regionOf[language], { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 5 + at))
  return first === last ? name(first) : `${name(first)}–${name(last)}`
}

import type { ConsoleLanguage } from '../../shared/languages.ts'
import type { ConsoleState } from '../state/consoleState.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const twoDigits = (number: number) => String(Math.floor(number)).padStart(2, '0')

/** How long something has lasted: `0:42`, `12:31`, `2:05:09`. */
export function elapsedText(ms: number): string {
  const past = Math.max(0, ms)
  const seconds = twoDigits((past % minuteMs) / 1000)
  const minutes = (past % hourMs) / minuteMs
  if (past < hourMs) return `${Math.floor(minutes)}:${seconds}`
  return `${Math.floor(past / hourMs)}:${twoDigits(minutes)}:${seconds}`
}

const dayMs = 24 * hourMs
const locales = { sv: 'sv-SE', en: 'en-GB' } as const

/** The same of what may last for days: `3 dygn 4 tim`. */
export function lastedText(language: ConsoleLanguage, ms: number): string {
  if (ms < dayMs) return elapsedText(ms)
  const unit = (count: number, name: 'day' | 'hour', unitDisplay: 'long' | 'short') =>
    new Intl.NumberFormat(locales[language], { style: 'unit', unit: name, unitDisplay }).format(count)
  return `${unit(Math.floor(ms / dayMs), 'day', 'long')} ${unit(Math.floor((ms % dayMs) / hourMs), 'hour', 'short')}`
}

/** The day of the week and the time of an instant where the line is: `mån 15:00`. */
export const momentText = ({ held }: ConsoleState, language: ConsoleLanguage, at: number) =>
  new Intl.DateTimeFormat(locales[language], {
    timeZone: held.timezone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)

/** The time of day of an instant: `14:32`, by the language. */
export const clockText = (language: ConsoleLanguage, at: number) =>
  new Intl.DateTimeFormat(locales[language], { hour: '2-digit', minute: '2-digit' }).format(at)

/** The day of an instant, by the language: `25 nov.` */
export const dayText = (language: ConsoleLanguage, at: number) =>
  new Intl.DateTimeFormat(locales[language], { day: 'numeric', month: 'short' }).format(at)

/** The same written out: `torsdag 26 november`. */
export const wholeDayText = (language: ConsoleLanguage, at: number) =>
  new Intl.DateTimeFormat(locales[language], { weekday: 'long', day: 'numeric', month: 'long' }).format(at)

/** An instant that may be of another day: `25 nov. 14:32`. */
export const whenText = (language: ConsoleLanguage, at: number) => `${dayText(language, at)} ${clockText(language, at)}`

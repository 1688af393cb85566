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

/** The day of the week and the time of an instant where the line is: `mån 15:00`. */
export const momentText = ({ held }: ConsoleState, language: ConsoleLanguage, at: number) =>
  new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    timeZone: held.timezone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)

/** The time of day of an instant: `14:32`, by the language. */
export const clockText = (language: ConsoleLanguage, at: number) =>
  new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { hour: '2-digit', minute: '2-digit' }).format(at)

/** The day of an instant, by the language: `25 nov.` */
export const dayText = (language: ConsoleLanguage, at: number) =>
  new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { day: 'numeric', month: 'short' }).format(at)

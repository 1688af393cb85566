import type { Release } from '../release.ts'
import { type ExportWords, figureRows } from './rows.ts'

/** As a Swedish Excel opens it: semicolons, and a mark that it is UTF-8. */
export const toCsv = (release: Release, words: ExportWords): string =>
  `\uFEFF${figureRows(release, words)
    .map((row) => row.map(quoted).join(';'))
    .join('\r\n')}\r\n`

/** A text that begins like a formula would be run. */
function quoted(value: string | number) {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

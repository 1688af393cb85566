import type { Release } from '../release.ts'
import { dictionaryRows, type ExportWords } from './rows.ts'

/**
 * For a register outside (schema `released-tables`, version 1): the release as it was signed, what its fields and codes mean, and the note that
 * belongs under every table. Nothing in it is about one person. A later version keeps these names and may add others.
 */
export function toRegister(release: Release, words: ExportWords): string {
  const fields = [...new Set(release.figures.themes.flatMap(({ dimensions }) => Object.keys(dimensions)))]
  return JSON.stringify(
    {
      schema: 'released-tables',
      schemaVersion: 1,
      unit: 'contact',
      release,
      dictionary: Object.fromEntries(
        ['total', ...fields].map((name) => [name, { name: words.dimension(name), definition: words.definition(name) }]),
      ),
      groups: Object.fromEntries(
        fields.map((name) => [
          name,
          release.figures.themes
            .flatMap(({ dimensions }) => dimensions[name]?.levels.flat() ?? [])
            .map((codes) => ({ codes, name: words.group(name, codes) })),
        ]),
      ),
      note: words.footer,
      notes: dictionaryRows(release, words).at(-2),
    },
    null,
    2,
  )
}

import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { sections } from '../../console/statistics/sections.ts'
import { statisticsWords } from '../../console/statistics/words.ts'
import { consoleLanguages } from '../../shared/languages.ts'
import { toCsv } from '../../shared/statistics/export/csv.ts'
import { toRegister } from '../../shared/statistics/export/json.ts'
import { toXlsx } from '../../shared/statistics/export/xlsx.ts'
import type { Release } from '../../shared/statistics/release.ts'
import { ladderTables } from '../../shared/statistics/tables.ts'
import { themes } from '../../shared/statistics/themes.ts'
import { definitionOf, dimensionName, exportWords, groupName } from '../../shared/statistics/words.ts'

const release: Release = {
  version: 1,
  period: '2026-H1',
  madeOn: '2026-07-31',
  definition: 'GBG-2019',
  rules: 'screen-1.0',
  knownElsewhere: 0,
  figures: {
    k: 5,
    base: 5,
    themes: themes.map(({ id, dimensions }) => ({
      id,
      dimensions: Object.fromEntries(
        Object.entries(dimensions).map(([name, levels]) => [
          name,
          { levels: levels.map((level) => level.map((group) => [...group])) },
        ]),
      ),
    })),
    tables: [
      { by: {}, cells: [{ count: 25 }] },
      {
        by: { gender: 1 },
        cells: [
          { gender: ['woman', 'other', 'notKnown', 'declined'], count: 10 },
          { gender: ['man'], count: 15 },
        ],
      },
    ],
    refused: [['audience'], ['audience', 'channel']],
  },
}
const words = exportWords(statisticsWords('sv'), release, [])
const dimensions = [...new Set(themes.flatMap((theme) => Object.keys(theme.dimensions)))]

test.each(consoleLanguages)(
  'every field has a name, a definition and a place on the page, and every group a name (%s)',
  (language) => {
    const texts = statisticsWords(language)
    expect(sections.flatMap((section) => [...section.dimensions]).toSorted()).toEqual(dimensions.toSorted())
    for (const name of ['total', ...dimensions]) {
      expect(definitionOf(texts, name).length, name).toBeGreaterThan(10)
      expect(dimensionName(texts, name), name).not.toBe(name)
    }
    for (const theme of themes) {
      for (const [name, levels] of Object.entries(theme.dimensions)) {
        const groups = levels.flat().map((group) => groupName(texts, name, group))
        expect(groups.join(), name).not.toMatch(/[a-z][A-Z]|notKnown|\d(to|plus)/)
        for (const level of levels) {
          const called = level.map((group) => groupName(texts, name, group))
          expect(new Set(called).size, `${name}: ${called.join(', ')}`).toBe(level.length)
        }
      }
    }
  },
)

test('CSV has a mark of UTF-8, semicolons, every released cell, and what is not shown looks the same for all', () => {
  const csv = toCsv(release, words)
  expect(csv.startsWith('\uFEFF')).toBe(true)
  expect(csv.trim().split('\r\n').slice(1)).toEqual([
    'Kontakter;;;;;;;25',
    'Vem som hör av sig;;;;;;;kan inte visas',
    'Kön;Kön;Kvinna, annat eller okänt;woman other notKnown declined;;;;10',
    'Kön;Kön;Man;man;;;;15',
    'Vem som hör av sig × Kanal;;;;;;;kan inte visas',
  ])
})

test('a workbook is a zip whose parts have the right sums, numbers as numbers', () => {
  const file = Buffer.from(toXlsx(release, words))
  const parts = partsOf(file)
  expect([...parts.keys()]).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/sheet2.xml',
  ])
  expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<c><v>25</v></c>')
  expect(parts.get('xl/worksheets/sheet2.xml')).toContain('Tabellen visar kontakter, inte personer.')
  expect(Buffer.from(toXlsx(release, words)).equals(file)).toBe(true)
})

test('the file for a register holds the release as it is and what its codes mean', () => {
  const register = JSON.parse(toRegister(release, words))
  expect(register).toMatchObject({ schema: 'released-tables', schemaVersion: 1, unit: 'contact', release })
  expect(Object.keys(register.dictionary).toSorted()).toEqual(['total', ...dimensions].toSorted())
  expect(register.groups.gender).toContainEqual({ codes: ['man'], name: 'Man' })
})

test('a refused table and one that was never there are the same to whoever looks', () => {
  const shown = ladderTables(release.figures).filter(({ published }) => !published)
  expect(shown).toEqual([{ dimensions: ['audience'] }, { dimensions: ['audience', 'channel'] }])
})

/** The stored parts of a zip, each with its sum checked. */
function partsOf(file: Buffer) {
  const parts = new Map<string, string>()
  for (let at = 0; file.readUInt32LE(at) === 0x04034b50; ) {
    const [sum, length, nameLength] = [
      file.readUInt32LE(at + 14),
      file.readUInt32LE(at + 22),
      file.readUInt16LE(at + 26),
    ]
    const start = at + 30 + nameLength
    const content = file.subarray(start, start + length)
    expect(crc32(content)).toBe(sum)
    parts.set(file.subarray(at + 30, start).toString(), content.toString())
    at = start + length
  }
  return parts
}

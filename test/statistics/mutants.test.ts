import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type { makeFigures } from '../../bot/domain/statistics/makeFigures.ts'
import type { periodsDue } from '../../bot/domain/statistics/releaseCalendar.ts'
import type { tally } from '../../bot/domain/statistics/tally.ts'
import { openWholeNumberSolver } from '../../bot/wholeNumbers.ts'
import { root } from '../support/sourceFiles.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { caught, caughtAgain } from './caught.ts'
import { contactsOf, shapes } from './contacts.ts'
import { tellingNumber } from './tellingNumber.ts'

const solver = await openWholeNumberSolver()

interface Edit {
  file: string
  from: string
  to: string
}

const file = 'bot/domain/statistics/makeFigures.ts'
const audit = 'bot/domain/statistics/audit.ts'
const ladderFile = 'bot/domain/statistics/ladder.ts'
const calendar = 'bot/domain/statistics/releaseCalendar.ts'

/** requirements.md R6.3: the method with one thing done wrong. */
const mutants: Readonly<Record<string, readonly Edit[]>> = {
  'publishes tables with empty cells': [
    { file, from: 'count < rules.k)) continue', to: 'count > 0 && count < rules.k)) continue' },
    { file, from: 'low: Math.max(k, shown', to: 'low: count === 0 ? 0 : Math.max(k, shown' },
    { file, from: 'high: shown + Math', to: 'high: count === 0 ? 0 : shown + Math' },
  ],
  'takes up tables without an audit': [{ file, from: 'if (isSafe) return', to: 'if (isSafe || true) return' }],
  'rounds before it looks at the threshold': [
    { file, from: 'count < rules.k)) continue', to: 'roundTo(rules.base, count) < rules.k)) continue' },
  ],
  'publishes what is large enough of a table': [
    {
      file,
      from: 'const counts = countCells(counted, rung, levels)',
      to: 'const counts = countCells(counted, rung, levels).filter(({ count }) => count >= rules.k)',
    },
    { file, from: 'if (isSafe) return', to: 'if (isSafe || true) return' },
  ],
  'looks at one dimension at a time': [
    { file: 'bot/domain/statistics/themeModel.ts', from: 'const mostDimensions = 3', to: 'const mostDimensions = 1' },
  ],
  'publishes tables by three dimensions': [
    {
      file: ladderFile,
      from: 'return [...separators, ...ownDimensions, ...twoWay]',
      to: `const threeWay = themes.map((theme) => ({ dimensions: Object.keys(theme.dimensions).slice(0, 3), themes: [theme] }))
  return [...separators, ...ownDimensions, ...twoWay, ...threeWay]`,
    },
    {
      file: ladderFile,
      from: 'const [one, other] = [published[first], published[second]]',
      to: `if (dimensions.length > 2) return [Object.fromEntries(dimensions.map((name) => [name, levelsOf(name) - 1]))]
  const [one, other] = [published[first], published[second]]`,
    },
  ],
  'is content with a witness for half of the groups': [
    { file: audit, from: 'let remaining = groups', to: 'let remaining = groups.slice(groups.length / 2)' },
  ],
}

test('the method as it is passes what catches the mutants', { timeout: 120_000 }, async () => {
  expect(await catches([], 12)).toBe(false)
})

test.each(Object.entries(mutants))('the attacker catches a release that %s', { timeout: 120_000 }, async (_, edits) => {
  expect(await catches(edits)).toBe(true)
})

const again: readonly Edit[] = [
  { file: calendar, from: 'monthsOf(period).every((month) => month > last) && isOver', to: 'isOver' },
]

test('the attacker catches a calendar that lets a period be released again, and finds nothing under ours', {
  timeout: 120_000,
}, async () => {
  expect(await catchesAgain([])).toBe(false)
  expect(await catchesAgain(again)).toBe(true)
})

/** Whether a period can be released again after a contact was added to it, and both releases together tell who. */
async function catchesAgain(edits: readonly Edit[]) {
  const { periodsDue, makeFigures, tally } = await editedEngine(edits)
  const rules = { calendar: 'year', delayDays: 30, timezone: 'Europe/Stockholm' } as const
  if (!periodsDue(rules, ['2026'], Date.parse('2027-03-01T12:00Z')).includes('2026')) return false
  for (let seed = 0; seed < 32; seed += 1) {
    const contacts = contactsOf('even', seed, 40 + seed)
    const first = contacts.slice(0, -1)
    const figuresOf = (some: typeof contacts) => makeFigures(tally(some), { k: 5, base: 5, external: [] }, solver)
    if (
      caughtAgain({ first: figuresOf(first), again: figuresOf(contacts), contacts: first, added: contacts.slice(-1) })
    )
      return true
  }
  return false
}

/** Whether some data set shows that the edited method gives somebody away. */
async function catches(edits: readonly Edit[], most = 32) {
  const { makeFigures, tally } = await editedEngine(edits)
  for (let seed = 0; seed < most; seed += 1) {
    const shape = Object.keys(shapes)[seed % Object.keys(shapes).length] ?? ''
    const contacts = contactsOf(shape, seed, 10 + ((seed * 7) % 90))
    const external = seed % 2 === 1 ? [tellingNumber(contacts, seed, 5) ?? []].flat() : []
    const figures = makeFigures(tally(contacts), { k: 5, base: 5, external }, solver)
    if (caught(figures, contacts, { most: 1, external }).length > 0) return true
  }
  return false
}

async function editedEngine(edits: readonly Edit[]) {
  const folder = temporaryFolder()
  for (const part of ['bot/domain', 'shared']) {
    mkdirSync(join(folder, part), { recursive: true })
    cpSync(join(root, part), join(folder, part), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const edit of edits) {
    const path = join(folder, edit.file)
    const parts = readFileSync(path, 'utf8').split(edit.from)
    // So that no mutant turns into the original unnoticed.
    if (parts.length !== 2) throw new Error(`${edit.file} has ${parts.length - 1} places that read: ${edit.from}`)
    writeFileSync(path, parts.join(edit.to))
  }
  const load = (name: string) => import(pathToFileURL(join(folder, 'bot/domain/statistics', name)).href)
  return {
    ...((await load('makeFigures.ts')) as { makeFigures: typeof makeFigures }),
    ...((await load('tally.ts')) as { tally: typeof tally }),
    ...((await load('releaseCalendar.ts')) as { periodsDue: typeof periodsDue }),
  }
}

import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { figuresSchema } from '../../shared/statistics/release.ts'
import { contactsOf } from '../statistics/contacts.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const root = new URL('../..', import.meta.url)

/** Runs the command as `npm run -s report` does, with each list written to a file of JSON lines. */
async function report(files: Record<string, readonly unknown[]>, options: readonly string[] = ['--period', '2026']) {
  const folder = temporaryFolder()
  const named = Object.entries(files).flatMap(([name, lines]) => {
    const path = join(folder, name)
    writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
    return [`--${name}`, path]
  })
  const command = spawn(process.execPath, ['bot/launch.mjs', 'bot/commands/report.ts', ...named, ...options], {
    cwd: root,
  })
  const ended = new Promise<number | null>((resolve) => command.on('close', resolve))
  const [output, errors, code] = await Promise.all([text(command.stdout), text(command.stderr), ended])
  return { output, errors: errors.replaceAll(`${folder}/`, ''), code }
}

const lists = ['needs', 'tracksByStaff', 'tracksByBot', 'outcome', 'otherActors']

/** Records as a file holds them: a month each, lists where a field has several values. */
function recordsOf(size: number) {
  return contactsOf('realistic', 7, size).map(({ tracksAgree, urgencyAgrees, ...contact }, number) => ({
    period: `2026-${String((number % 12) + 1).padStart(2, '0')}`,
    ...Object.fromEntries(Object.entries(contact).map(([name, code]) => [name, lists.includes(name) ? [code] : code])),
    ...{ tracksByBot: [contact.tracksByStaff], urgencyByBot: contact.urgencyByStaff },
  }))
}

test('250 records come out as one object, whose cells add up to the codes of their level', {
  timeout: 60_000,
}, async () => {
  const { output, errors, code } = await report({ records: recordsOf(250) }, ['--period', '2026', '--k', '5'])
  expect({ errors, code, lines: output.split('\n').length }).toEqual({ errors: '', code: 0, lines: 2 })
  const figures = figuresSchema.parse(JSON.parse(output))
  expect(figures).toMatchObject({ k: 5, base: 5 })
  expect(figures.tables[0]).toEqual({ by: {}, cells: [{ count: 250 }] })
  for (const { by, cells } of figures.tables) {
    for (const [name, level] of Object.entries(by)) {
      const groups = figures.themes.find(({ dimensions }) => name in dimensions)?.dimensions[name]?.levels[level] ?? []
      expect(new Set(cells.map((cell) => String(cell[name])))).toEqual(new Set(groups.map(String)))
    }
    expect(cells.every(({ count }) => Number(count) >= 5 && Number(count) % 5 === 0)).toBe(true)
  }
  expect(figures.themes.every(({ dimensions }) => Object.keys(dimensions)[0] === 'audience')).toBe(true)
  const tried = [...figures.tables.map(({ by }) => Object.keys(by).join()), ...figures.refused.map(String)]
  expect(tried).toHaveLength(33)
})

test('only the period is counted, and a list counts by its first value', { timeout: 60_000 }, async () => {
  const record = { period: '2026-03', audience: 'self', needs: ['housing', 'addiction'] }
  const many = Array.from({ length: 12 }, () => record)
  const { output } = await report({ records: [...many, { ...record, period: '2026-04' }, ''] }, ['--period', '2026-Q1'])
  expect(JSON.parse(output)).toMatchObject({ tables: [{ by: {}, cells: [{ count: 10 }] }] })
})

test('a number known elsewhere counts as published', { timeout: 60_000 }, async () => {
  const records = [
    ...Array.from({ length: 20 }, () => ({ period: '2026-01', channel: 'phone' })),
    ...Array.from({ length: 3 }, () => ({ period: '2026-01', channel: 'chat' })),
  ]
  const alone = JSON.parse((await report({ records })).output)
  expect(alone.tables).toEqual([{ by: {}, cells: [{ count: 25 }] }])
  // With it, the total would prove that three came by chat.
  const beside = JSON.parse(
    (await report({ records, external: [{ channel: ['phone', 'staff', 'notKnown', 'declined'], count: 20 }] })).output,
  )
  expect(beside.tables).toEqual([])
})

test('what is wrong is told by file and line, and nothing is printed', { timeout: 60_000 }, async () => {
  const records = ['no json', { audience: 'self' }, { period: '2026-13' }, { period: '2026-01', age: 'x' }]
  const external = [{ colour: 'red', count: 1 }, { channel: 'fax', count: 1 }, { channel: 'chat' }]
  const across = { channel: 'chat', ageGroup: 'under15', count: 5 }
  const { output, errors, code } = await report({
    records: [...records, { period: '2026-01', needs: 'housing' }, { period: '2026-01', gender: 'x' }],
    external: [...external, across],
  })
  expect({ output, code }).toEqual({ output: '', code: 1 })
  expect(errors.trim().split('\n')).toEqual([
    'records, line 1: is not JSON',
    'records, line 2: has no period',
    'records, line 3: period is not a month',
    'records, line 4: age is no field of a contact record',
    'records, line 5: needs is not a list',
    'records, line 6: gender has no code "x"',
    'external, line 1: colour is no dimension',
    'external, line 2: channel has no code "fax"',
    'external, line 3: has neither count nor high',
    'external, line 4: channel and ageGroup stand in no theme together',
  ])
})

test.each([[[]], [['--period', '2026-05']], [['--period', '2026', '--k', '0']], [['--period', '2026', '--what']]])(
  'options that make no sense show how it is used: %j',
  async (options) => {
    const { output, errors, code } = await report({ records: [] }, options)
    expect({ output, code }).toEqual({ output: '', code: 2 })
    expect(errors).toMatch(/^Usage: npm run -s report/)
  },
)

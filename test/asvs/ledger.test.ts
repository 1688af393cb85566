import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../support/sourceFiles.ts'
import { type LedgerRow, ledger, type Standing } from './ledger.ts'
import scope from './scope.json' with { type: 'json' }

const file = join(root, 'test/asvs/ASVS.md')
const rows = ledger.flatMap(([ids, ...row]) => ids.split(' ').map((id) => [id, ...row] as const))
const rowOf = new Map(rows.map((row) => [row[0], row]))
const standings: readonly Standing[] = ['met', 'built', 'deployment', 'notMet', 'notApplicable']

test('every requirement that is in scope stands in the ledger once, and nothing else does', () => {
  const ids = scope.map(([id]) => String(id))
  expect(rows.map(([id]) => id).sort()).toEqual(ids.sort())
})

test('what is met names a test that exists, and everything says where or why', () => {
  const missing = rows.filter(
    ([, standing, why, ...tests]) => why.length < 4 || (standing === 'met' && tests.length === 0),
  )
  expect(missing).toEqual([])
  const named = [...new Set(ledger.flatMap(([, , , ...tests]: LedgerRow) => tests))]
  expect(named.filter((name) => !isThere(name))).toEqual([])
})

test('ASVS.md says what the ledger says', () => {
  if (process.env.WRITE_LEDGER === '1') writeFileSync(file, written())
  expect(readFileSync(file, 'utf8')).toBe(written())
})

function isThere(name: string) {
  const [path = '', words = ''] = name.split(' :: ')
  return existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8').includes(words.trim())
}

function written() {
  const counts = standings.map((standing) => `${standing} ${rows.filter((row) => row[1] === standing).length}`)
  const lines = scope.map(([id, level]) => {
    const [, standing, why, ...tests] = rowOf.get(String(id)) ?? ['', 'notMet', 'not in the ledger']
    return `| ${id} | ${level} | ${standing} | ${why} | ${tests.map((name) => name.replace(/ :: $/, '')).join('<br>')} |`
  })
  return `${[
    '# OWASP ASVS 5.0.0',
    '',
    'Made from `ledger.ts` (`WRITE_LEDGER=1` and this folder’s test); a test keeps it true. Levels 1 and 2 whole, level 3 for V6, V7, V8 and V16.',
    '',
    `${scope.length} requirements: ${counts.join(', ')}.`,
    '',
    '| requirement | level | standing | where, or why | tests |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n')}\n`
}

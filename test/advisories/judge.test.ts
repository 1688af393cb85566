import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../support/sourceFiles.ts'
import { advisoriesIn, judge, limitDays, type Severity } from './judge.ts'

const found = (id: string, severity: Severity) => ({
  url: `https://github.com/advisories/${id}`,
  name: 'soap',
  severity,
})
const report = {
  vulnerabilities: {
    soap: { via: [found('GHSA-1', 'high'), found('GHSA-2', 'low')] },
    // Built of the other, and told of by its name.
    bubbles: { via: ['soap', found('GHSA-1', 'high')] },
  },
}
const why = 'we use no part of it that is reached by what a visitor sends'
const on = (today: string) => ({ today, lockedOn: '2026-11-01' })

test('each advisory is told of once, whatever is built of it', () => {
  expect(advisoriesIn(report)).toEqual([
    { id: 'GHSA-1', package: 'soap', severity: 'high' },
    { id: 'GHSA-2', package: 'soap', severity: 'low' },
  ])
  expect(advisoriesIn({})).toEqual([])
})

test('what nobody wrote down counts from the last change of what we are built of, and is overdue by its severity', () => {
  const overdueOn = (today: string) => judge(advisoriesIn(report), [], on(today)).overdue
  expect(overdueOn('2026-11-15')).toEqual([])
  expect(overdueOn('2026-11-16')).toEqual(['GHSA-1 in soap (high): until 2026-11-15'])
  expect(overdueOn('2027-05-01')).toHaveLength(2)
})

test('what was let wait is overdue on the day it says, and leaves the file when it is settled', () => {
  const accepted = [{ id: 'GHSA-1', knownSince: '2026-11-01', until: '2026-12-24', why }]
  const judged = (today: string, given = accepted) => judge(advisoriesIn(report), given, on(today))
  expect(judged('2026-12-24').overdue).toEqual([])
  expect(judged('2026-12-25').overdue).toEqual(['GHSA-1 in soap (high): until 2026-12-24'])
  expect(judge([], accepted, on('2026-11-02'))).toEqual({ overdue: [], waiting: [], settled: ['GHSA-1'] })
})

test('nothing waits for ever, or without a reason', () => {
  const accepted = { id: 'GHSA-2', knownSince: '2026-11-01', until: '2026-12-24', why }
  const problems = (change: Partial<typeof accepted>) =>
    judge([], [{ ...accepted, ...change }], on('2026-11-02')).overdue.length
  expect([problems({}), problems({ until: '2027-11-01' }), problems({ why: 'later' })]).toEqual([0, 1, 1])
})

test('the README promises the same limits', () => {
  const { critical, high, moderate, low } = limitDays
  const promise = `${critical} days (critical), ${high} (high), ${moderate} (moderate) or ${low} (low)`
  expect(readFileSync(join(root, 'README.md'), 'utf8').replace(/\s+/g, ' ')).toContain(promise)
})

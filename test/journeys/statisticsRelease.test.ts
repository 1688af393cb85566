import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { destroyCounted } from '../../bot/usecases/approveRelease.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import type { Role } from '../../shared/roles.ts'
import type { StatisticsView } from '../../shared/statistics/statisticsWire.ts'
import { caught } from '../statistics/caught.ts'
import { type Contact, contactsOf } from '../statistics/contacts.ts'
import { hadContacts } from '../statistics/hadContacts.ts'
import { fullSize } from '../support/fullSize.ts'
import { signsIn } from '../support/openStaff.ts'
import { root, sourceFiles } from '../support/sourceFiles.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

const dayMs = 24 * 3_600_000

/** A person at the statistics page, as far as HTTP knows it. */
async function managerOf(line: Line, name: string, role: Role = 'manager') {
  const { password } = await addStaff(line.ports, name, role)
  let cookie = await signsIn(line.origins.console, { name, password })
  const ask = async (what: string, payload: object = {}) => {
    const send = () =>
      fetch(`${line.origins.console}/statistics/${what}`, {
        method: 'POST',
        headers: { cookie, 'Content-Type': 'application/json', 'X-Requested-With': 'console' },
        body: JSON.stringify(payload),
      })
    const first = await send()
    if (first.status !== 401) return first
    cookie = await signsIn(line.origins.console, { name, password })
    return send()
  }
  return {
    status: async (what: string, payload?: object) => (await ask(what, payload)).status,
    reads: async () => (await (await ask('read')).json()) as StatisticsView,
    bytes: async () => (await ask('read')).text(),
    proposes: (period: string, external: object[] = []) =>
      ask('propose', { period, external, noneElsewhere: external.length === 0 }).then(({ status }) => status),
    approves: (period: string) => ask('approve', { period }).then(({ status }) => status),
  }
}

async function atNewYear2027() {
  const line = await startLine()
  line.clock.passTime(Date.parse('2027-02-15T12:00Z') - line.clock.now())
  return line
}

test('a period is released by two persons, once, signed, and what was counted is destroyed', async () => {
  const line = await atNewYear2027()
  const [ruth, olle] = [await managerOf(line, 'ruth'), await managerOf(line, 'olle')]
  await hadContacts(line, '2026-03', contactsOf('realistic', 1, 60))
  await hadContacts(line, '2027-01', contactsOf('realistic', 2, 3))

  expect((await ruth.reads()).due).toEqual(['2025', '2026'])
  expect(await ruth.approves('2026')).toBe(409)
  expect(await ruth.status('propose', { period: '2026', external: [], noneElsewhere: false })).toBe(400)
  expect(await ruth.proposes('2027')).toBe(409)
  expect(await ruth.proposes('2026')).toBe(200)
  expect((await olle.reads()).proposal).toMatchObject({ period: '2026', mine: false, by: 1 })
  expect(await ruth.approves('2026')).toBe(403)
  expect(await olle.approves('2026')).toBe(200)

  const { releases, due, proposal } = await ruth.reads()
  expect(releases).toMatchObject([
    { genuine: true, release: { period: '2026', madeOn: '2027-02-15', knownElsewhere: 0 } },
  ])
  expect(releases[0]?.release.figures.tables[0]).toEqual({ by: {}, cells: [{ count: 60 }] })
  expect({ due, proposal }).toEqual({ due: [], proposal: undefined })
  expect((await line.ports.conversations.records()).map(({ period }) => period)).toEqual([
    '2027-01',
    '2027-01',
    '2027-01',
  ])
  expect(await ruth.proposes('2026')).toBe(409)
})

test('of two approvals at the same time one makes the release', async () => {
  const line = await atNewYear2027()
  const [ruth, olle, siv] = [await managerOf(line, 'ruth'), await managerOf(line, 'olle'), await managerOf(line, 'siv')]
  await hadContacts(line, '2026-03', contactsOf('realistic', 1, 20))
  await ruth.proposes('2026')
  expect((await Promise.all([olle.approves('2026'), siv.approves('2026')])).sort()).toEqual([200, 409])
  expect((await ruth.reads()).releases).toHaveLength(1)
})

test('a release that was cut off before it destroyed what it counted is finished later', async () => {
  const line = await atNewYear2027()
  await hadContacts(line, '2026-03', contactsOf('realistic', 1, 6))
  await line.ports.statistics.freeze({ period: '2026', text: '{}', signature: '' })
  await destroyCounted(line.ports)
  expect(await line.ports.conversations.records()).toEqual([])
})

test('a number that was changed after it was signed shows', async () => {
  const line = await atNewYear2027()
  const [ruth, olle] = [await managerOf(line, 'ruth'), await managerOf(line, 'olle')]
  await hadContacts(line, '2026-03', contactsOf('realistic', 1, 20))
  await ruth.proposes('2026')
  await olle.approves('2026')
  const [kept] = await line.ports.statistics.releases()
  const text = kept?.text.replace('"count":20', '"count":25') ?? ''
  await line.ports.statistics.freeze({ period: '2027', text, signature: kept?.signature ?? '' })
  expect((await ruth.reads()).releases.map(({ genuine }) => genuine)).toEqual([false, true])
})

test('asked every day between releases, the page gives the same bytes while contacts arrive', async () => {
  const line = await atNewYear2027()
  const [ruth, olle] = [await managerOf(line, 'ruth'), await managerOf(line, 'olle')]
  await hadContacts(line, '2026-03', contactsOf('realistic', 1, 40))
  await ruth.proposes('2026')
  await olle.approves('2026')
  const first = await ruth.bytes()
  for (let day = 0; day < 60; day += 1) {
    line.clock.passTime(dayMs)
    await hadContacts(line, '2027-02', contactsOf('realistic', day, 1 + (day % 3)))
    expect(await ruth.bytes()).toBe(first)
  }
})

test('years of releases, and an attacker who holds them all', { timeout: 600_000 }, async () => {
  const line = await atNewYear2027()
  const [ruth, olle] = [await managerOf(line, 'ruth'), await managerOf(line, 'olle')]
  const years = Array.from({ length: fullSize ? 10 : 3 }, (_, index) => 2026 + index)
  const byYear = new Map<string, Contact[]>()
  for (const year of years) {
    const contacts = contactsOf(year % 2 ? 'skewed' : 'realistic', year, 12 + ((year * 37) % 150))
    byYear.set(String(year), contacts)
    await hadContacts(line, `${year}-05`, contacts)
    line.clock.passTime(Date.parse(`${year + 1}-02-15T12:00Z`) - line.clock.now())
    expect(await ruth.proposes(String(year))).toBe(200)
    expect(await olle.approves(String(year))).toBe(200)
  }
  const { releases } = await ruth.reads()
  expect(releases).toHaveLength(years.length)
  // Periods share no contact, so what one tells says nothing of another; each is attacked with all it holds.
  for (const { release } of releases) {
    expect(caught(release.figures, byYear.get(release.period) ?? [])).toEqual([])
  }
})

test('records have one reader: the statistics release', () => {
  const readers = sourceFiles()
    .filter(({ path, text }) => path.startsWith('bot/') && /\.records\(\)/.test(text))
    .map(({ path }) => path)
    .filter((path) => !path.startsWith('bot/stores/'))
  expect(readers).toEqual(['bot/usecases/approveRelease.ts'])
})

test('the console never imports what counts records', () => {
  const files = readdirSync(join(root, 'console'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  )
  const importing = files.filter((name) =>
    /domain\/|usecases\//.test(readFileSync(join(root, 'console', name), 'utf8')),
  )
  expect(importing).toEqual([])
})

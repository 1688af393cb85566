import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { destroyCounted } from '../../bot/usecases/makeRelease.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { statisticsWords } from '../../console/statistics/words.ts'
import type { Role } from '../../shared/roles.ts'
import { toCsv } from '../../shared/statistics/export/csv.ts'
import { toReport } from '../../shared/statistics/export/html.ts'
import { toRegister } from '../../shared/statistics/export/json.ts'
import { servicePart } from '../../shared/statistics/export/serviceTables.ts'
import { toXlsx } from '../../shared/statistics/export/xlsx.ts'
import type { Release } from '../../shared/statistics/release.ts'
import type { StatisticsView } from '../../shared/statistics/statisticsWire.ts'
import { exportWords } from '../../shared/statistics/words.ts'
import { caught, caughtInAll } from '../statistics/caught.ts'
import { type Contact, contactsOf } from '../statistics/contacts.ts'
import { hadContacts } from '../statistics/hadContacts.ts'
import { asConsole } from '../support/asConsole.ts'
import { fullSize } from '../support/fullSize.ts'
import { proofOf } from '../support/oneTimeCodes.ts'
import { signsIn } from '../support/openStaff.ts'
import { root, sourceFiles } from '../support/sourceFiles.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

const dayMs = 24 * 3_600_000
const minuteMs = 60_000

/** A person at the statistics page, as far as HTTP knows it. */
async function managerOf(line: Line, name: string, role: Role = 'manager') {
  const { password } = await addStaff(line.ports, name, role)
  let cookie = await signsIn(line.origins.console, { name, password })
  const proof = () => proofOf(line.origins.console, { name, password })
  const ask = (what: string, payload: object = {}) => posts(`/statistics/${what}`, payload)
  const posts = async (path: string, payload: object) => {
    const send = () =>
      fetch(`${line.origins.console}${path}`, {
        method: 'POST',
        headers: { cookie, 'Content-Type': 'application/json', ...asConsole },
        body: JSON.stringify(payload),
      })
    const first = await send()
    if (first.status !== 401) return holds(first)
    cookie = await signsIn(line.origins.console, { name, password })
    return holds(await send())
  }
  /** What an answer sets is what the next request carries. */
  const holds = (answer: Response) => {
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return answer
  }
  const reads = async () => (await (await ask('read')).json()) as StatisticsView
  const status = async (what: string, payload?: object) => (await ask(what, payload)).status
  /** The request that stands for a period. */
  const standing = async (period: string) => (await reads()).proposals.find((one) => one.period === period)?.id ?? noId
  return {
    proof,
    status,
    /** What another page of the console would answer. */
    elsewhere: async (path: string) => (await posts(path, {})).status,
    reads,
    bytes: async () => (await ask('read')).text(),
    proposes: async (period: string, external: object[] = [], given?: string) =>
      status('propose', {
        ...{ ...proposal(period), external, noneElsewhere: external.length === 0 },
        proof: given ?? (await proof()),
      }),
    approves: async (period: string, given?: string) =>
      status('approve', { id: await standing(period), proof: given ?? (await proof()) }),
    releases: async (period: string) => status('release', { id: await standing(period) }),
    withdraws: async (period: string) => status('withdraw', { id: await standing(period) }),
    standing,
  }
}

type Manager = Awaited<ReturnType<typeof managerOf>>

const noId = 'x'.repeat(22)
const proposal = (period: string) => ({ period, why: 'calendar', reference: 'KS 2026-4' })

/** All three steps. */
async function release(first: Manager, second: Manager, period: string) {
  expect(await first.proposes(period)).toBe(200)
  expect(await second.approves(period)).toBe(200)
  expect(await first.releases(period)).toBe(200)
}

async function atNewYear2027() {
  const line = await startLine()
  line.clock.passTime(Date.parse('2027-02-15T12:00Z') - line.clock.now())
  return line
}

test('a period is released by two persons who each prove anew who they are, once, signed, and what was counted is destroyed', async () => {
  const line = await atNewYear2027()
  const [ruth, olle] = [await managerOf(line, 'ruth'), await managerOf(line, 'olle')]
  await hadContacts(line, '2026-03', contactsOf('realistic', 1, 60))
  await hadContacts(line, '2027-01', contactsOf('realistic', 2, 3))

  expect((await ruth.reads()).due).toEqual(['2025', '2026'])
  expect(await ruth.proposes('2027')).toBe(409)
  expect(await ruth.proposes('2026', [], 'wrong')).toBe(403)
  line.clock.passTime(minuteMs)
  expect(await ruth.proposes('2026')).toBe(200)
  expect((await olle.reads()).proposals).toMatchObject([
    { period: '2026', isMine: false, mayApprove: true, askedBy: 1, why: 'calendar', reference: 'KS 2026-4' },
  ])
  expect(await ruth.releases('2026')).toBe(409)
  expect(await ruth.approves('2026')).toBe(403)
  expect(await olle.approves('2026', 'wrong')).toBe(403)
  line.clock.passTime(minuteMs)
  expect(await olle.approves('2026')).toBe(200)
  expect(await olle.releases('2026')).toBe(403)
  const id = await ruth.standing('2026')
  expect(await ruth.status('release', { id })).toBe(200)
  expect(await ruth.status('release', { id })).toBe(404)

  const { releases, due, proposals } = await ruth.reads()
  expect(releases).toMatchObject([
    { genuine: true, release: { period: '2026', madeOn: '2027-02-15', knownElsewhere: 0 } },
  ])
  expect(releases[0]?.release.figures.tables[0]).toEqual({ by: {}, cells: [{ count: 60 }] })
  expect({ due, proposals }).toEqual({ due: [], proposals: [] })
  expect((await line.ports.conversations.records()).map(({ period }) => period)).toEqual([
    '2027-01',
    '2027-01',
    '2027-01',
  ])
  expect(await ruth.proposes('2026')).toBe(409)
})

test('numbers known elsewhere are asked for each time, and whoever approves sees them', async () => {
  const line = await atNewYear2027()
  const [ruth, olle] = [await managerOf(line, 'ruth'), await managerOf(line, 'olle')]
  await hadContacts(line, '2026-03', contactsOf('realistic', 1, 60))
  const unanswered = { ...proposal('2026'), external: [], noneElsewhere: false, proof: 'x' }
  expect(await ruth.status('propose', unanswered)).toBe(400)
  expect(await ruth.proposes('2026', [{ gang: ['x'], count: 3 }])).toBe(400)
  const external = [{ count: 60 }]
  expect(await ruth.proposes('2026', external)).toBe(200)
  expect((await olle.reads()).proposals).toMatchObject([{ external }])
  await olle.approves('2026')
  await ruth.releases('2026')
  expect((await ruth.reads()).releases).toMatchObject([{ release: { knownElsewhere: 1 } }])
})

test('a request is gone after a quarter of an hour, approved or not, or when either person takes it back', async () => {
  const line = await atNewYear2027()
  const [ruth, olle] = [await managerOf(line, 'ruth'), await managerOf(line, 'olle')]
  await hadContacts(line, '2026-03', contactsOf('realistic', 1, 20))
  for (const withdraws of [ruth.withdraws, olle.withdraws]) {
    await ruth.proposes('2026')
    expect(await withdraws('2026')).toBe(200)
    expect((await ruth.reads()).proposals).toEqual([])
    line.clock.passTime(minuteMs)
  }
  await ruth.proposes('2026')
  await olle.approves('2026')
  const id = await ruth.standing('2026')
  line.clock.passTime(15 * minuteMs)
  expect(await ruth.status('release', { id })).toBe(404)
  expect(await line.ports.statistics.releases()).toEqual([])
})

test('of two releases at the same time one is made, and an approval is good for nothing else', async () => {
  const line = await atNewYear2027()
  const [ruth, olle] = [await managerOf(line, 'ruth'), await managerOf(line, 'olle')]
  await hadContacts(line, '2026-03', contactsOf('realistic', 1, 20))
  await ruth.proposes('2026')
  await olle.proposes('2026')
  const ids = (await ruth.reads()).proposals.map(({ id, isMine }) => ({ id, isMine }))
  const [mine = '', theirs = ''] = [true, false].map((isMine) => ids.find((one) => one.isMine === isMine)?.id)
  expect(await ruth.status('approve', { id: theirs, proof: await ruth.proof() })).toBe(200)
  expect(await olle.status('approve', { id: mine, proof: await olle.proof() })).toBe(200)
  expect(await ruth.elsewhere(`/four-eyes/${mine}/use`)).toBe(404)
  const tries = await Promise.all([ruth.status('release', { id: mine }), olle.status('release', { id: theirs })])
  expect(tries.sort()).toEqual([200, 409])
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
  await release(ruth, olle, '2026')
  const [kept] = await line.ports.statistics.releases()
  const text = kept?.text.replace('"count":20', '"count":25') ?? ''
  await line.ports.statistics.freeze({ period: '2027', text, signature: kept?.signature ?? '' })
  expect((await ruth.reads()).releases.map(({ genuine }) => genuine)).toEqual([false, true])
})

test('asked every day between releases, the page gives the same bytes while contacts arrive', async () => {
  const line = await atNewYear2027()
  const [ruth, olle] = [await managerOf(line, 'ruth'), await managerOf(line, 'olle')]
  await hadContacts(line, '2026-03', contactsOf('realistic', 1, 40))
  await release(ruth, olle, '2026')
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
    await release(ruth, olle, String(year))
  }
  const { releases } = await ruth.reads()
  expect(releases).toHaveLength(years.length)
  const held = releases.map(({ release }) => ({
    figures: release.figures,
    contacts: byYear.get(release.period) ?? [],
  }))
  for (const { figures, contacts } of held) expect(caught(figures, contacts)).toEqual([])
  expect(caughtInAll(held)).toEqual([])
})

test('two years that differ only in what was not released look the same in every byte, and reading asks for no contact', {
  timeout: 120_000,
}, async () => {
  const contacts = contactsOf('realistic', 4, 48)
  const [one, ...rest] = contacts
  if (!one) throw new Error('there are contacts')
  const changed = { ...one, profession: one.profession === 'school' ? 'health' : 'school', needs: 'money' }
  const seen = await Promise.all(
    [contacts, [changed, ...rest]].map(async (counted) => {
      let isReleased = false
      const line = await startLine({
        wrap: (ports) => ({
          ...ports,
          conversations: {
            ...ports.conversations,
            async records() {
              if (isReleased) throw new Error('a contact was asked for')
              return ports.conversations.records()
            },
          },
        }),
      })
      line.clock.passTime(Date.parse('2027-02-15T12:00Z') - line.clock.now())
      const [ruth, olle] = [await managerOf(line, 'ruth'), await managerOf(line, 'olle')]
      await hadContacts(line, '2026-03', counted)
      await release(ruth, olle, '2026')
      isReleased = true
      const [view] = (await ruth.reads()).releases
      if (!view) throw new Error('it was released')
      return { page: await ruth.bytes(), files: filesOf(view.release) }
    }),
  )
  expect(JSON.stringify(contacts)).not.toBe(JSON.stringify([changed, ...rest]))
  expect(seen[1]).toEqual(seen[0])
})

/** Everything that leaves the page as a file. */
function filesOf(released: Release) {
  const texts = statisticsWords('sv')
  const words = exportWords(texts, released, [])
  const service = servicePart([], { language: 'sv', texts, k: 5 })
  const about = { language: 'sv', title: '2026', made: '', intro: '', service }
  return [
    toCsv(released, words),
    toRegister(released, words),
    toReport(released, words, about),
    Buffer.from(toXlsx(released, words)).toString('base64'),
  ]
}

test('records have one reader: the statistics release', () => {
  const readers = sourceFiles()
    .filter(({ path, text }) => path.startsWith('bot/') && /\.records\(\)/.test(text))
    .map(({ path }) => path)
    .filter((path) => !path.startsWith('bot/stores/'))
  expect(readers).toEqual(['bot/usecases/makeRelease.ts'])
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

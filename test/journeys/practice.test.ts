import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { practiceVisitors } from '../../bot/domain/practiceVisitors.ts'
import { readLocale } from '../../bot/text/readLocale.ts'
import { audiences, type ScreeningAnswers } from '../../shared/screening.ts'
import type { ConversationCard } from '../../shared/wire/consoleViews.ts'
import { openStaff } from '../support/openStaff.ts'
import { startLine } from '../support/startLine.ts'

interface Case {
  id: string
  answers: ScreeningAnswers
}
const cases = JSON.parse(readFileSync(new URL('../domain/screening-cases.json', import.meta.url), 'utf8')) as Case[]

test('simulated visitors answer as the screening cases do, and have words in both of staff’s languages', () => {
  for (const { case: id, audience, answers } of practiceVisitors) {
    const { role, asksForHuman: _, acuteSignal: __, ...theirs } = cases.find((one) => one.id === id)?.answers ?? {}
    expect(answers).toEqual(theirs)
    expect(audience).toBe(audiences[(role ?? 0) - 1])
    for (const language of ['sv', 'en'] as const) {
      expect((readLocale(language, 'practice') as Record<string, string[]>)[id]?.length).toBeGreaterThan(2)
    }
  }
})

test('practice is a whole contact that is counted nowhere, alarms nobody and leaves nothing', {
  timeout: 120_000,
}, async () => {
  const line = await startLine()
  const eva = await line.staff('eva', { onDuty: false })
  const ben = await line.staff('ben', { onDuty: false })
  const practising = await openStaff(line.origins.console, ben.account, { line: '/practice' })
  const { id } = await practising.until('somebody waits', () => waits(practising.cards()), 60_000)
  const written = (await line.ports.auditRows.since(0)).length
  await practising.claims(id)
  expect(practising.reads(id).some((text) => text.includes('min son'))).toBe(true)
  await practising.replies(id, 'Hej, berätta mer.')
  await practising.untilReads(id, 'äldre kompisar')
  await practising.notes(id, 'övar')
  await practising.beginsClosing(id)
  await practising.closes(id, { outcome: ['advice'], urgencyByStaff: 'soon' })
  await practising.until('it is closed', () => practising.cards().every((card) => card.id !== id))

  const { conversations, presence, auditRows, statistics, keptTexts } = line.ports
  expect(await conversations.records()).toEqual([])
  expect(await conversations.listed()).toEqual([])
  expect(await conversations.erasures()).toEqual([])
  expect(await statistics.counts()).toEqual([])
  expect(await keptTexts.list()).toEqual([])
  expect(await conversations.read(id)).toEqual([])
  expect(presence.onDuty()).toEqual([])
  expect(await auditRows.since(0)).toHaveLength(written)
  expect([...eva.cards(), ...ben.cards()]).toEqual([])
  expect(eva.snapshot()).toMatchObject({ onDuty: [], openNow: false })

  practising.leave()
  const again = await openStaff(line.origins.console, ben.account, { line: '/practice' })
  const fresh = await again.until('somebody waits', () => waits(again.cards()), 60_000)
  expect(fresh.id).not.toBe(id)
  again.leave()
})

const waits = (cards: readonly ConversationCard[]) => cards.find(({ status }) => status === 'waiting')

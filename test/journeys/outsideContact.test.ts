import { expect, test } from 'vitest'
import type { OutsideContact } from '../../shared/wire/console.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

const said = { urgencyByStaff: 'soon', outcome: ['meetingBooked'] }
const contact = (line: Line, over: Partial<OutsideContact> = {}): OutsideContact => ({
  recordId: line.ports.random.uuid(),
  counts: 'yes',
  record: said,
  ...over,
})

async function start() {
  const line = await startLine()
  const ben = await line.staff('ben')
  return { line, records: (over: Partial<OutsideContact> = {}) => ben.recordsContact(contact(line, over)) }
}

test('a meeting is counted by codes alone, and nothing is made up of what nobody said', async () => {
  const { line, records } = await start()
  const record = { ...said, audience: 'relative', district: 'otherMunicipality', language: 'ti', needs: [] }
  expect(await records({ record })).toEqual({ recorded: true })
  const [stored] = await line.ports.conversations.records()
  expect(stored).toMatchObject({
    channel: 'staff',
    period: '2026-01',
    audience: 'relative',
    district: 'otherMunicipality',
    language: 'ti',
    urgencyByStaff: 'soon',
    urgencyByBot: 'notKnown',
    outcome: ['meetingBooked'],
    timeKind: 'notKnown',
    waitClass: 'notKnown',
    lengthClass: 'notKnown',
    milieu: 'notKnown',
    needs: ['notKnown'],
    topics: ['notKnown'],
  })
})

test('whoever said no leaves nothing, and whoever was not asked is counted', async () => {
  const { line, records } = await start()
  expect(await records({ counts: 'no', record: {} })).toEqual({ recorded: false })
  expect(await line.ports.conversations.records()).toEqual([])
  expect(await records({ counts: 'notAsked' })).toEqual({ recorded: true })
  expect(await line.ports.conversations.records()).toHaveLength(1)
})

test('a contact that is sent twice is counted once', async () => {
  const { line, records } = await start()
  const recordId = line.ports.random.uuid()
  for (const _ of [1, 2]) expect(await records({ recordId })).toEqual({ recorded: true })
  expect(await line.ports.conversations.records()).toHaveLength(1)
})

test.each([
  ['what only the line can know', { ...said, channel: 'chat' }],
  ['a time', { ...said, period: '2020-01' }],
  ['a sentence', { ...said, milieu: 'the gang in the north' }],
  ['a district that there is not', { ...said, district: 'nowhere' }],
  ['nothing of how urgent it was', { outcome: ['advice'] }],
])('%s is refused, and nothing is stored', async (_, record) => {
  const { line, records } = await start()
  await expect(records({ record })).rejects.toThrow('badInput')
  expect(await line.ports.conversations.records()).toEqual([])
})

test('who recorded a contact stands in the audit trail, without a word of it', async () => {
  const { line, records } = await start()
  await records()
  const rows = await line.ports.auditRows.since(0)
  const acts = rows.map(({ body }) => JSON.parse(body) as { who: number; act: string })
  expect(acts.filter(({ act }) => act === 'recordContact')).toEqual([expect.objectContaining({ who: 1 })])
  expect(JSON.stringify(rows)).not.toContain('meetingBooked')
})

import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { clearBoard } from '../../bot/usecases/boardPapers.ts'
import { makeReturnCode, returnByCode } from '../../bot/usecases/returnCodes.ts'
import type { ClientId, ConversationId } from '../../shared/ids.ts'
import { newClientId } from '../support/openVisitor.ts'
import { startLine } from '../support/startLine.ts'

const hour = 60 * 60_000
const shift = (from: string, to: string, ...staff: number[]) => ({ from, to, staff })
const none = {
  tuesday: [],
  wednesday: [],
  thursday: [],
  friday: [],
  saturday: [],
  sunday: [],
  holidays: [],
  exceptions: [],
}

async function handedOver(line: Awaited<ReturnType<typeof startLine>>) {
  const visitor = line.visitor()
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  return visitor
}

test('one click says that everybody is busy, another takes it back, and by itself it lasts two hours', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const visitor = await handedOver(line)
  await visitor.until('an alarm is said', () => visitor.state()?.waiting?.text.includes('fått ett larm'))
  await ben.ask('line:full', { full: true })
  await visitor.until('the truth is said', () => visitor.state()?.waiting?.text.includes('upptagna'))
  const next = await handedOver(line)
  await next.untilHears('Alla i personalen är upptagna just nu')
  await ben.ask('line:full', { full: false })
  await visitor.until('it is taken back', () => visitor.state()?.waiting?.text.includes('fått ett larm'))
  await ben.ask('line:full', { full: true })
  expect(ben.snapshot()?.full).toMatchObject({ number: 1 })
  line.clock.passTime(2 * hour)
  await ben.touches()
  expect(line.board.full()).toBeUndefined()
  await clearBoard(line.ports)
  expect(await line.ports.papers.load('full')).toEqual({ version: 0 })
})

test('the opening hours follow the plan: the closed page names the next shift, and staff see who is on', async () => {
  const line = await startLine()
  const ruth = await line.staff('ruth', { role: 'coordinator', onDuty: false })
  const { version } = await ruth.ask('plan:read', {})
  const plan = { ...none, monday: [shift('08:00', '12:00', 1)], thursday: [shift('22:00', '02:00', 1)] }
  expect(await ruth.ask('plan:save', { version, plan })).toEqual({ problems: [] })
  const visitor = await handedOver(line)
  await visitor.untilHears('Vi öppnar torsdag 15 januari kl. 22:00')
  line.clock.passTime(38 * hour)
  await line.presence.look()
  const eva = await line.staff('eva', { onDuty: false })
  expect(eva.snapshot()?.planned).toMatchObject([{ number: 1, name: 'ruth' }])
  expect(eva.snapshot()?.closesAt).toBe(Date.UTC(2026, 0, 16, 1, 0))
})

test('a plan is refused with everything that is wrong, to whoever is behind, and to a responder', async () => {
  const line = await startLine()
  const ruth = await line.staff('ruth', { role: 'coordinator', onDuty: false })
  const ben = await line.staff('ben')
  const plan = { ...none, monday: [shift('08:00', '12:00', 7)] }
  expect(await ruth.ask('plan:save', { version: 0, plan })).toEqual({
    problems: [{ path: 'monday.0.staff', code: 'unknownStaff' }],
  })
  await ruth.ask('plan:save', { version: 0, plan: { ...none, monday: [shift('08:00', '12:00')] } })
  await expect(
    ruth.ask('plan:save', { version: 0, plan: { ...none, monday: [shift('09:00', '12:00')] } }),
  ).rejects.toThrow('conflict')
  await expect(ben.ask('plan:read', {})).rejects.toThrow('notAllowed')
  await ruth.ask('plan:save', { version: 1, plan: null })
  expect(line.board.plan()).toBeUndefined()
})

test('a note for the next shift is seen by everybody of the shift, and gone with its key when that shift ends', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const eva = await line.staff('eva', { onDuty: false })
  await ben.ask('handOverNote:write', { text: 'ring om nycklarna' })
  await eva.until('the note is there', () => eva.snapshot()?.note?.text === 'ring om nycklarna')
  const key = () => readdirSync(`${line.folder}/keys`).includes('paper-handOverNote.key')
  expect([eva.snapshot()?.note?.until, key()]).toEqual([Date.UTC(2026, 0, 15, 14, 0), true])
  line.clock.passTime(29 * hour - 1)
  await clearBoard(line.ports)
  expect(line.board.note()).toBeDefined()
  line.clock.passTime(1)
  expect(line.board.note()).toBeUndefined()
  await clearBoard(line.ports)
  expect([await line.ports.papers.load('handOverNote'), key()]).toEqual([{ version: 0 }, false])
})

test('a visitor who comes back by code makes the console of whoever holds the conversation sound, and no other', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const eva = await line.staff('eva')
  const visitor = await handedOver(line)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  visitor.leave()
  const opening = { channel: 'webchat', language: 'sv' } as const
  const returning = { clientId: newClientId() as ClientId, opening, newId: newClientId() as ConversationId }
  await returnByCode(line.ports, await makeReturnCode(line.ports, id), returning)
  await ben.until('is called', () => ben.called().includes('yours'))
  expect(eva.called()).toEqual([])
})

import { expect, test } from 'vitest'
import { HotlineError } from '../../bot/errors.ts'
import defaults from '../../bot/settings.json' with { type: 'json' }
import { addStaff, disableStaff } from '../../bot/usecases/staffAccounts.ts'
import { actsOf } from '../../bot/usecases/watchReading.ts'
import { settingsSchema } from '../../shared/settings.ts'
import { aroundTrail } from '../support/aroundTrail.ts'
import { asConsole } from '../support/asConsole.ts'
import { nextCode } from '../support/oneTimeCodes.ts'
import { signsIn } from '../support/openStaff.ts'
import { startLine } from '../support/startLine.ts'

type Line = Awaited<ReturnType<typeof startLine>>

async function waiting(line: Line, text = 'jag behöver hjälp') {
  const visitor = line.visitor()
  await visitor.says(text)
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  return visitor
}

const trailOf = async (line: Line) => actsOf(await line.ports.auditRows.since(0))

test('who signs in, claims, reads and closes stands in the trail, without a word of the visitor’s', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const visitor = await waiting(line, 'kanariefågel')
  await visitor.does({ kind: 'plan', plan: { kind: 'ring', number: '070-174 06 05', hour: 16 } })
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await ben.opens(id)
  expect(await ben.ask('lostContact:show', { id })).toEqual({ number: '070-174 06 05' })
  await ben.closes(id, { outcome: ['advice'], urgencyByStaff: 'soon' })
  const acts = await trailOf(line)
  expect(acts.map(({ who, act }) => [who, act])).toEqual([
    [0, 'manageAccounts'],
    [1, 'setUpCodes'],
    [1, 'signIn'],
    [1, 'claim'],
    [1, 'open'],
    [1, 'reveal'],
    [1, 'close'],
  ])
  const alias = await line.ports.conversations.alias(id)
  expect(new Set(acts.slice(3).map(({ about }) => about))).toEqual(new Set([alias]))
  const text = JSON.stringify(await line.ports.auditRows.since(0))
  for (const secret of [id, 'kanariefågel', 'ben', '174']) expect(text).not.toContain(secret)
})

test('the name a conversation has in the trail cannot be found again once it is erased', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const visitor = await waiting(line)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  expect(await line.ports.conversations.alias(id)).toMatch(/^[\w-]{16}$/)
  await visitor.erasesAll()
  expect(await line.ports.conversations.alias(id)).toBeUndefined()
})

test('what cannot be written in the trail is not shown and not done', async () => {
  let writes = true
  const line = await startLine(
    aroundTrail(async (_act, write) => {
      if (!writes) throw new HotlineError('unavailable')
      await write()
    }),
  )
  const ben = await line.staff('ben')
  const visitor = await waiting(line)
  await visitor.does({ kind: 'plan', plan: { kind: 'ring', number: '070-174 06 05', hour: 16 } })
  const { id } = await ben.untilWaiting()
  const { password } = await addStaff(line.ports, 'eva', 'coordinator')
  await signsIn(line.origins.console, { name: 'eva', password })
  const code = await nextCode(line.origins.console, { name: 'eva', password })
  writes = false
  const answers: string[] = []
  for (const event of ['conversation:claim', 'conversation:open'] as const) {
    // Straight to the socket: a console would ask again until it is let in.
    answers.push(await ben.asksOnce(event, { id, clientId: 'c'.repeat(22), last: 0 }))
  }
  expect(answers).toEqual(['badInput', 'badInput'])
  answers.length = 0
  answers.push(await ben.asksOnce('conversation:claim', { id, clientId: 'c'.repeat(22) }))
  answers.push(await ben.asksOnce('conversation:open', { id, last: 0 }))
  expect(answers).toEqual(['unavailable', 'unavailable'])
  expect(ben.view(id)).toBeUndefined()
  const signIn = await fetch(`${line.origins.console}/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...asConsole },
    body: JSON.stringify({ name: 'eva', password, code }),
  })
  expect([signIn.status, signIn.headers.get('set-cookie')]).toEqual([503, null])
  await expect(disableStaff(line.ports, 'eva')).rejects.toMatchObject({ code: 'unavailable' })
  expect((await line.ports.staff.byName('eva'))?.disabled).toBe(false)
  writes = true
  await ben.claims(id)
  expect(ben.view(id)).toBeDefined()
  writes = false
  expect(await ben.asksOnce('lostContact:show', { id })).toBe('unavailable')
  expect(JSON.stringify(ben.view(id))).not.toContain('174')
})

test('whoever opens more conversations in a shift than the setting says is flagged, once', async () => {
  const settings = { ...settingsSchema.parse(defaults), audit: { conversationsPerShift: 2 } }
  const line = await startLine({ settings })
  const ben = await line.staff('ben')
  const most = settings.audit.conversationsPerShift
  for (let nth = 0; nth <= most + 1; nth++) {
    await waiting(line)
    const { id } = await ben.untilCard('one waits', ({ status }) => status === 'waiting')
    await ben.claims(id)
    await ben.untilCard('it is mine', (card) => card.id === id && card.status === 'withStaff')
  }
  expect((await trailOf(line)).filter(({ act }) => act === 'bulkReading')).toMatchObject([{ who: 1 }])
})

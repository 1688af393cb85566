import { expect, test } from 'vitest'
import { raiseUnansweredSignals } from '../../bot/usecases/upkeep.ts'
import { newClientId } from '../support/openVisitor.ts'
import { startLine } from '../support/startLine.ts'

test('a visitor who simply writes is answered in Swedish', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  await visitor.says('e ja anonym')
  expect(visitor.hears()[0]).toContain('Jag är en bot')
  expect(visitor.hears().at(-1)).toContain('Du kan vara anonym')
})

test('the same conversation works in English', async () => {
  const line = await startLine()
  const visitor = line.visitor('en')
  await visitor.takes('self')
  await visitor.takes('topics')
  expect(visitor.hears()[0]).toContain('I am a bot')
  expect(visitor.openChoices()).toHaveLength(5)
})

test('a visitor who writes Arabic is answered in Arabic, with the Swedish beside consent', async () => {
  const line = await startLine()
  const visitor = line.visitor('ar')
  await visitor.says('أريد ترك العصابة')
  const [first, answer] = visitor.entries().filter((entry) => entry.shows === 'bot')
  expect(first).toMatchObject({ swedish: line.t('sv', 'who.notice').split('\n\n') })
  expect(answer).not.toHaveProperty('swedish')
  expect(visitor.hears().at(-1)).toContain('114 14')
  expect(visitor.hears().at(-1)).toMatch(/\p{Script=Arabic}/u)
})

test('an acute text in Somali has the Swedish beside it', async () => {
  const line = await startLine()
  const visitor = line.visitor('so')
  await visitor.says('waan is dilayaa')
  expect(visitor.entries()).toContainEqual(
    expect.objectContaining({ acute: true, swedish: expect.arrayContaining([expect.stringContaining('90101')]) }),
  )
})

test('only topics that a language has are offered in it', async () => {
  const line = await startLine()
  const visitor = line.visitor('so')
  await visitor.takes('self')
  await visitor.takes('topics')
  const labels = visitor.entries().flatMap((entry) => (entry.shows === 'bot' ? entry.choices : []))
  expect(labels.map(({ label }) => label)).toContain('Ka bixidda')
})

test('changing language says everything of ours again in the new one', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  await visitor.says('e ja anonym')
  await visitor.speaks('en')
  expect(visitor.hears()[0]).toContain('I am a bot')
  expect(visitor.entries().some((entry) => entry.shows === 'visitor' && entry.text === 'e ja anonym')).toBe(true)
})

test('the words of a button count as that button', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  await visitor.takes('self')
  await visitor.says('Svara på åtta korta frågor')
  await visitor.says('ja')
  await visitor.says('3')
  expect(visitor.hears().at(-1)).toContain('Hur gammal är du?')
})

test('the same message sent three times stands once and gets the same number', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  const clientId = newClientId()
  const payload = { clientId, language: 'sv', input: { kind: 'text', text: 'hej' } }
  const receipts = await Promise.all([1, 2, 3].map(() => visitor.ask('input:send', payload)))
  expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1)
  const [{ token }] = receipts as [{ token: string }]
  const { entries } = (await visitor.ask('line:join', { token, last: 0 })) as { entries: { shows: string }[] }
  expect(entries.filter(({ shows }) => shows === 'visitor')).toHaveLength(1)
})

test('the same client id with other words is refused', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  const clientId = newClientId()
  await visitor.says('hej', clientId)
  await expect(visitor.says('något annat', clientId)).rejects.toThrow('reusedId')
})

test('written words that were taken as a choice stand once, whatever is asked when they come again', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  for (const choice of ['self', 'screening']) await visitor.takes(choice)
  const clientId = newClientId()
  const first = await visitor.says('ja', clientId)
  await visitor.takes('3')
  expect((await visitor.says('ja', clientId)).seq).toBe(first.seq)
  await expect(visitor.says('nej', clientId)).rejects.toThrow('reusedId')
})

test('a choice that was never offered begins no conversation', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  const input = { kind: 'choices', step: 'Q1', choices: ['1'] }
  await expect(visitor.ask('input:send', { clientId: newClientId(), language: 'sv', input })).rejects.toThrow(
    'badInput',
  )
})

test('a closed conversation takes no more, but danger is answered in it and opens nothing again', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  await visitor.says('e ja anonym')
  for (const choice of ['helped', 'finish', 'yes']) await visitor.takes(choice)
  await visitor.untilStatus('closed')
  await expect(visitor.says('en sak till')).rejects.toThrow('closed')
  await visitor.says('de står utanför dörren med pistol')
  await visitor.untilHears('Ring 112 nu. Lås, släck')
  expect(visitor.hears().at(-1)).toContain('personalen får inget larm')
  expect(visitor.state()?.status).toBe('closed')
  expect(await line.ports.conversations.listed()).toEqual([])
  expect(await line.ports.conversations.records()).toHaveLength(1)
})

test('a token of another conversation, or none of ours, opens nothing', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  await visitor.says('hej')
  const forged = `${newClientId()}.${visitor.token()?.split('.')[1]}`
  await expect(visitor.ask('line:join', { token: forged, last: 0 })).rejects.toThrow('notFound')
})

test('an acute signal alarms staff with its category and never its text', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = line.visitor()
  await visitor.says('de kommer döda mig ikväll')
  const card = await ben.untilCard('the alarm', ({ alarm }) => alarm !== undefined)
  expect(card).toMatchObject({ status: 'withBot', alarm: { category: 'A1', level: 'red', phase: 'found' } })
  expect(JSON.stringify(card)).not.toContain('döda')
  expect(visitor.hears().at(-1)).toContain('Händer det nu?')
})

test('a soft question nobody answers within a minute turns the alarm red', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = line.visitor()
  await visitor.says('gunnar')
  const soft = await ben.untilCard('the marker', ({ alarm }) => alarm?.level === 'soft')
  line.clock.passTime(61_000)
  await raiseUnansweredSignals(line.ports)
  await ben.untilCard(
    'the red alarm',
    ({ id, alarm }) => id === soft.id && alarm?.level === 'red' && alarm.phase === 'unanswered',
  )
})

test('an abandoned conversation is erased after a day and counted as one that broke off', async () => {
  const { forgetExpired } = await import('../../bot/usecases/upkeep.ts')
  const line = await startLine()
  const visitor = line.visitor()
  await visitor.says('hej')
  line.clock.passTime(25 * 60 * 60_000)
  await forgetExpired(line.ports)
  await visitor.until('the page learns that it is gone', () => visitor.isErased())
  const broken = { outcome: ['brokenOff'], lengthClass: '0to5' }
  expect(await line.ports.conversations.records()).toEqual([expect.objectContaining(broken)])
})

import { expect, test } from 'vitest'
import { readLocale } from '../../bot/text/readLocale.ts'
import { forgetOldCallBacks } from '../../bot/usecases/callBacks.ts'
import { createForgetLostCalls } from '../../bot/usecases/lostCalls.ts'
import { makeReturnCode } from '../../bot/usecases/returnCodes.ts'
import { forgetOldMessages, readMessage } from '../../bot/usecases/voiceMessages.ts'
import { startLine } from '../support/startLine.ts'

const voice = readLocale('sv', 'voice') as Record<string, string>
const number = '070-174 06 05'
const hour = 60 * 60_000

test('a caller is screened by keys, and the console shows it while the telephone rings', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const caller = await line.caller(number)
  await caller.untilHears('112')
  await caller.presses('1', '1', '3', '1', '1')
  const card = await ben.untilCard('it rings', ({ call }) => call?.state === 'ringing')
  expect(card).toMatchObject({
    status: 'waiting',
    channel: 'phone',
    call: { state: 'ringing', rings: 1 },
    urgency: 'urgent',
  })
  expect(card.reasons).toEqual(expect.arrayContaining([{ question: 'Q5', answer: '1' }]))
  expect(card.visitorPresent).toBe(true)
})

test('who answers in the console talks with the caller, notes and closes with a record', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const caller = await line.caller(number)
  await caller.presses('1', '0')
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await caller.untilDoes('bridge')
  await ben.untilCard('it is connected', ({ call }) => call?.state === 'connected')
  await ben.notes(id, 'ringer igen i morgon')
  await caller.hangsUp()
  await ben.untilCard('it has ended', ({ call, status }) => call?.state === 'ended' && status === 'withStaff')
  expect(await ben.closes(id, { outcome: ['advice'] })).toMatchObject({ recorded: true })
  expect(await line.ports.conversations.records()).toMatchObject([{ channel: 'phone', outcome: ['advice'] }])
})

test('a caller who hangs up in the queue leaves it, and is counted as broken off', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const caller = await line.caller()
  await caller.presses('1', '0')
  const { id } = await ben.untilWaiting()
  await caller.hangsUp()
  await ben.until('the card is gone', () => !ben.cards().some((card) => card.id === id))
  expect(await line.ports.conversations.records()).toHaveLength(1)
})

test('whoever hangs up before pressing anything leaves nothing at all', async () => {
  const line = await startLine()
  const caller = await line.caller(number)
  await caller.untilHears(voice['phone.language'] ?? '')
  await caller.hangsUp()
  expect(await line.ports.conversations.records()).toEqual([])
  expect(await line.ports.conversations.due(Number.MAX_SAFE_INTEGER)).toEqual([])
})

test('at its end a caller may say no to being counted, and then no record is kept', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const caller = await line.caller(number)
  await caller.presses('1', '0')
  await caller.untilDoes('connect')
  const { id } = await ben.untilWaiting()
  await caller.presses('5')
  await caller.untilHears(voice.C4 ?? '')
  await caller.presses('2')
  await caller.untilHears(voice['phone.ended'] ?? '')
  await caller.untilDoes('hangUp')
  await ben.until('the card is gone', () => !ben.cards().some((card) => card.id === id))
  expect(await line.ports.conversations.records()).toEqual([])
  const entries = await line.ports.conversations.read(id)
  expect(entries.filter(({ kind }) => kind === 'call').map((entry) => 'state' in entry && entry.state)).toEqual([
    'ringing',
    'ended',
  ])
})

test('who only listened ends with 5, and is counted after a yes', async () => {
  const line = await startLine()
  const caller = await line.caller()
  await caller.presses('1', '2', '6', '#', '5')
  await caller.untilHears(voice.C4 ?? '')
  await caller.presses('1')
  await caller.untilDoes('hangUp')
  expect(await line.ports.conversations.records()).toHaveLength(1)
})

test('what was listened to before asking for a person is for staff only after a yes to it', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const staffSeeAfter = async (key: string) => {
    const caller = await line.caller()
    await caller.presses('1', '2', '4', '0')
    await caller.staysSilent()
    await caller.untilHears(voice['C3.phone'] ?? '')
    await caller.presses(key)
    await caller.untilDoes('connect')
    const { id } = await ben.untilWaiting()
    await ben.claims(id)
    const seen = await ben.ask('conversation:open', { id, last: 0 })
    await caller.hangsUp()
    return JSON.stringify(seen)
  }
  const topic = line.t('sv', 'topic.hot-ej-akut.title')
  expect(await staffSeeAfter('2')).not.toContain(topic)
  expect(await staffSeeAfter('1')).toContain(topic)
})

test('9 is an alarm at once, and stays one when the caller hangs up to ring 112', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const caller = await line.caller()
  await caller.presses('9')
  await caller.untilHears(voice['acute.danger'] ?? '')
  await ben.untilCard('an alarm', ({ alarm }) => alarm?.level === 'red')
  await caller.hangsUp()
  const card = await ben.untilCard('it has ended', ({ call }) => call?.state === 'ended')
  expect(card).toMatchObject({ status: 'waiting', alarm: { level: 'red' }, visitorPresent: false })
})

test('a call-back needs a yes to "is it safe"; the number is masked, opens for whoever has it, and is gone when done', async () => {
  const line = await startLine()
  const caller = await line.caller(number)
  await caller.presses('1', '0', '1')
  await caller.untilHears(voice['phone.callBack.safe'] ?? '')
  await caller.presses('1', '2', '1', '2')
  await caller.untilHears(voice['phone.callBack.kept'] ?? '')
  await caller.hangsUp()
  const ben = await line.staff('ben')
  const card = await ben.untilCard('a call-back', ({ wants }) => wants === 'callBack')
  await expect(ben.ask('callBack:show', { id: card.id })).rejects.toThrow('conflict')
  await ben.claims(card.id)
  expect(ben.view(card.id)?.callBack).toEqual({ mayLeaveMessage: false, when: 'morning' })
  expect(JSON.stringify(ben.view(card.id))).not.toContain('1740605')
  expect(await ben.ask('callBack:show', { id: card.id })).toEqual({ number: '0701740605' })
  await ben.ask('callBack:done', { id: card.id, ended: 'reached' })
  await expect(ben.ask('callBack:show', { id: card.id })).rejects.toThrow('notFound')
  expect(await line.ports.replyAddresses.list()).toEqual([])
})

test('a call-back that is said to be made twice at once has ended once', async () => {
  const line = await startLine()
  const caller = await line.caller(number)
  await caller.presses('1', '0', '1', '1', '2', '1', '2')
  await caller.hangsUp()
  const ben = await line.staff('ben')
  const { id } = await ben.untilCard('a call-back', ({ wants }) => wants === 'callBack')
  await ben.claims(id)
  await Promise.all([1, 2].map(() => ben.ask('callBack:done', { id, ended: 'reached' })))
  const ends = (await line.ports.conversations.read(id)).filter(
    (entry) => entry.kind === 'call' && entry.state === 'callBackMade',
  )
  expect(ends).toHaveLength(1)
})

test('a number whose wish was never written down, because the server died in between, goes with the call', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const caller = await line.caller(number)
  await caller.presses('1', '0')
  const { id } = await ben.untilWaiting()
  await line.ports.replyAddresses.save(id, line.ports.numberSeal.seal(id, '0701740605'))
  await forgetOldCallBacks(line.ports)
  expect(await line.ports.replyAddresses.list()).toEqual([id])
  await caller.hangsUp()
  await expect.poll(async () => (await line.ports.conversations.read(id)).at(-1)?.kind).toBe('closed')
  await forgetOldCallBacks(line.ports)
  expect(await line.ports.replyAddresses.list()).toEqual([])
})

test('another number is keyed, read back digit by digit, and gone after three days', async () => {
  const line = await startLine()
  const caller = await line.caller()
  await caller.presses('1', '0', '1', '1', '1')
  await caller.keysIn('0701740699')
  await caller.untilHears(voice['phone.callBack.readBack'] ?? '')
  await caller.staysSilent()
  await caller.untilHears('0 7 0 1 7 4 0 6 9 9')
  await caller.presses('1', '1')
  await caller.hangsUp()
  await expect.poll(() => line.ports.replyAddresses.list()).toHaveLength(1)
  line.clock.passTime(71 * hour)
  await forgetOldCallBacks(line.ports)
  expect(await line.ports.replyAddresses.list()).toHaveLength(1)
  line.clock.passTime(hour)
  await forgetOldCallBacks(line.ports)
  expect(await line.ports.replyAddresses.list()).toEqual([])
})

test('a voice message is heard in the console and destroyed when asked, or after three days', async () => {
  const line = await startLine()
  const sound = Buffer.from('RIFF a voice').toString('base64')
  const caller = await line.caller()
  await caller.presses('1', '0', '2')
  await caller.untilDoes('record')
  await caller.speaks(sound, 4)
  await caller.untilHears(voice['phone.message.kept'] ?? '')
  await caller.hangsUp()
  const ben = await line.staff('ben')
  const { id } = await ben.untilCard('a message', ({ wants }) => wants === 'message')
  await ben.claims(id)
  expect(ben.view(id)?.voice).toEqual({ seconds: 4 })
  expect(await ben.ask('voice:hear', { id })).toEqual({ audio: sound })
  line.clock.passTime(72 * hour)
  await forgetOldMessages(line.ports)
  await expect(readMessage(line.ports, id)).rejects.toThrow('notFound')
  expect(JSON.stringify(await line.ports.conversations.read(id))).not.toContain(sound)
})

test('a code made by telephone is read twice and works in the chat', async () => {
  const line = await startLine()
  const caller = await line.caller()
  await caller.presses('1', '0', '3')
  await caller.untilHears(voice['phone.code.told'] ?? '')
  await caller.staysSilent()
  const digits = () =>
    caller
      .steps()
      .flatMap(({ said }) => said.map(({ words }) => words))
      .filter((words) => /^(\d ){15}\d$/.test(words))
  await expect.poll(digits).toHaveLength(1)
  for (let silences = 0; silences < 2; silences++) await caller.staysSilent()
  await expect.poll(digits).toHaveLength(2)
  await caller.hangsUp()
  const code = (digits()[0] ?? '').replaceAll(' ', '')
  const response = await fetch(`${line.origins.visitors}/back`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'page', Origin: line.origins.visitors },
    body: JSON.stringify({ clientId: 'a'.repeat(22), language: 'sv', code }),
  })
  expect(response.status).toBe(200)
})

test('a code made in the chat goes on by telephone, where only "there are replies" is said of what was written', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const visitor = line.visitor()
  await visitor.says('en hemlighet')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilWaiting()
  const code = await makeReturnCode(line.ports, id)
  await ben.claims(id)
  await ben.replies(id, 'ett svar')
  await ben.releases(id, 'queue')
  await ben.endsShift()
  const caller = await line.caller()
  await caller.presses('1', '3')
  await caller.keysIn('1234567812345678')
  await caller.untilHears(voice['phone.code.wrong'] ?? '')
  await caller.keysIn(code)
  await caller.untilHears(voice['phone.code.replies'] ?? '')
  expect(
    caller
      .steps()
      .flatMap(({ said }) => said.map(({ words }) => words))
      .join(' '),
  ).not.toMatch(/hemlighet|ett svar/)
  await ben.untilCard('it is a call now', (card) => card.id === id && card.channel === 'phone')
})

test('a call whose process died ends in the log after a minute, and leaves the queue', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const caller = await line.caller()
  await caller.presses('1', '0')
  const { id } = await ben.untilWaiting()
  line.presence.pageClosed(id)
  const forgetLostCalls = createForgetLostCalls(line.ports)
  await forgetLostCalls()
  line.clock.passTime(60_000)
  await forgetLostCalls()
  await ben.until('the card is gone', () => !ben.cards().some((card) => card.id === id))
})

test('the dial page is on the console listener alone', async () => {
  const line = await startLine()
  expect((await fetch(`${line.origins.visitors}/dial/calls`, { method: 'POST' })).status).toBe(404)
  expect((await fetch(`${line.origins.console}/dial/calls`, { method: 'POST' })).status).toBe(403)
  const off = await startLine({}, { PHONE: 'off' })
  expect((await fetch(`${off.origins.console}/dial`)).status).toBe(404)
})

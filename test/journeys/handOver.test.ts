import { expect, test } from 'vitest'
import { startLine } from '../support/startLine.ts'

const done = { outcome: ['advice'], urgencyByStaff: 'soon' }

async function waitingVisitor(line: Awaited<ReturnType<typeof startLine>>) {
  const visitor = line.visitor()
  await visitor.says('jag vill ut')
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  return visitor
}

test('a visitor hears the staff member who claimed the conversation, and staff read what C3 gave them', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = await waitingVisitor(line)
  const { id } = await ben.untilWaiting()

  await ben.claims(id)
  await visitor.untilHears('En rådgivare är här nu.')
  await ben.replies(id, 'Hej, jag är här.')
  await visitor.untilHears('Hej, jag är här.')
  await visitor.says('tack')
  await ben.untilReads(id, 'tack')

  expect(ben.reads(id)).toContain('jag vill ut')
})

test('without C3 for the earlier text, staff read only what follows', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = line.visitor()
  await visitor.says('något hemligt')
  await visitor.asksForHuman()
  for (const choice of ['withoutText', 'skip', 'skip']) await visitor.takes(choice)
  await visitor.says('hej personal')
  const { id } = await ben.untilWaiting()
  await ben.claims(id)

  expect(ben.reads(id)).toContain('hej personal')
  expect(JSON.stringify(ben.view(id))).not.toContain('hemligt')
})

test('the waiting visitor is told a true place, and it moves when somebody is claimed', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const first = await waitingVisitor(line)
  line.clock.passTime(1000)
  const second = await waitingVisitor(line)
  expect(first.state()?.waiting?.title).toBe('Du är nummer 1 i kön')
  expect(second.state()?.waiting?.title).toBe('Du är nummer 2 i kön')

  const { id } = await ben.untilCard('the one who has waited longest', ({ since }) => since === line.clock.now() - 1000)
  await ben.claims(id)
  await second.until('second is first', () => second.state()?.waiting?.place === 1)
})

test('with nobody on duty the visitor is told the truth and the numbers to call', async () => {
  const line = await startLine()
  const visitor = await waitingVisitor(line)
  expect(visitor.state()?.waiting?.text).toContain('Ingen i personalen är på plats just nu')
  expect(visitor.hears().at(-1)).toContain('112')
})

test('with nobody there the visitor is told how long the text is kept, as the settings say', async () => {
  const line = await startLine()
  const visitor = await waitingVisitor(line)
  const { waitingDays } = line.ports.settings.current().retention
  expect(visitor.hears().at(-1)).toMatch(new RegExp(`finns texten kvar i ${waitingDays}\\sdygn`))
})

test('a conversation handed back to the queue can be claimed by a colleague', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const ruth = await line.staff('ruth', { role: 'coordinator' })
  const visitor = await waitingVisitor(line)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await ben.replies(id, 'Jag hämtar en kollega.')
  await ben.releases(id, 'queue')
  await visitor.untilStatus('waiting')
  await ben.until('the text leaves the console of who has no part in it', () => ben.view(id) === undefined)
  await ruth.claims(id)
  await ruth.replies(id, 'Hej, jag tar över.')
  await visitor.untilHears('Hej, jag tar över.')
  expect(ruth.reads(id)).toContain('Jag hämtar en kollega.')
})

test('a conversation handed back to the bot is answered by the bot again', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = await waitingVisitor(line)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await ben.releases(id, 'bot')
  await visitor.untilStatus('withBot')
  await visitor.says('e ja anonym')
  expect(visitor.hears().at(-1)).toContain('anonym')
})

test('closing asks the visitor C4 and stores a coded record without any text', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = await waitingVisitor(line)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await ben.beginsClosing(id)
  await visitor.until('C4 is asked', () => visitor.openChoices().includes('yes'))
  await visitor.takes('yes')
  expect(await ben.closes(id, done)).toMatchObject({ recorded: true })
  await visitor.untilStatus('closed')
  const records = await line.ports.conversations.records()
  expect(records).toHaveLength(1)
  expect(records[0]).toMatchObject({ channel: 'chat', language: 'sv', outcome: ['advice'], urgencyByStaff: 'soon' })
  expect(JSON.stringify(records)).not.toContain('jag vill ut')
})

test('a visitor who says no to C4 leaves no record', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = await waitingVisitor(line)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await ben.beginsClosing(id)
  await visitor.until('C4 is asked', () => visitor.openChoices().includes('no'))
  await visitor.takes('no')
  expect(await ben.closes(id, done)).toMatchObject({ recorded: false })
  expect(await line.ports.conversations.records()).toEqual([])
})

test('a "no" that is written to staff is not an answer to C4, even with C4 on the page', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = await waitingVisitor(line)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await ben.beginsClosing(id)
  await visitor.until('C4 is asked', () => visitor.openChoices().includes('no'))
  await visitor.says('nej')
  await ben.replies(id, 'Är du i säkerhet nu?')
  await visitor.until('C4 is gone', () => visitor.openChoices().length === 0)
  await visitor.says('nej')
  expect(await ben.closes(id, done)).toMatchObject({ recorded: true })
})

test('a signal heard by staff is asked about when the bot is back, and "no" takes the red alarm away', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = await waitingVisitor(line)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await visitor.says('de slår honom nu')
  await ben.untilCard('the red alarm', ({ alarm }) => alarm?.level === 'red')
  await ben.releases(id, 'bot')
  await visitor.untilHears('Händer det nu?')
  await visitor.takes('no')
  await ben.untilCard('the soft alarm', ({ alarm }) => alarm?.level === 'soft' && alarm.phase === 'denied')
})

test('whoever refused the eight questions is not offered them when the bot is back', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = line.visitor()
  for (const choice of ['self', 'screening', 'no']) await visitor.takes(choice)
  await visitor.asksForHuman()
  for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await ben.releases(id, 'bot')
  await visitor.untilStatus('withBot')
  expect(visitor.openChoices()).toEqual(['topics', 'human'])
})

test('a visitor who does not answer C4 is counted', async () => {
  const line = await startLine()
  const ben = await line.staff()
  await waitingVisitor(line)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await ben.beginsClosing(id)
  expect(await ben.closes(id, done)).toMatchObject({ recorded: true })
})

test('two staff claim at once, and exactly one gets it', async () => {
  const line = await startLine()
  const ben = await line.staff('ben')
  const ruth = await line.staff('ruth')
  await waitingVisitor(line)
  const { id } = await ben.untilWaiting()
  const outcomes = await Promise.allSettled([ben.claims(id), ruth.claims(id)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('what the visitor takes back is gone for both sides and in the store', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = await waitingVisitor(line)
  const { seq } = await visitor.says('min kusin heter Kanin')
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  expect(ben.reads(id)).toContain('min kusin heter Kanin')
  await visitor.takesBack(seq)
  await ben.until('staff see that it was taken back', () =>
    ben.view(id)?.entries.some(({ shows }) => shows === 'tookBack'),
  )
  await ben.opens(id)
  expect(JSON.stringify(await line.ports.conversations.read(id))).not.toContain('Kanin')
})

test('erasing everything takes the conversation away from both sides', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = await waitingVisitor(line)
  await ben.untilWaiting()
  await visitor.erasesAll()
  await ben.until('the card is gone', () => ben.cards().length === 0)
  await expect(visitor.says('mer')).rejects.toThrow('gone')
})

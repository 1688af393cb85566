import { expect, test } from 'vitest'
import { startLine } from '../support/startLine.ts'

const dayMs = 24 * 60 * 60_000
const question = 'kan jag ta med min hund 17 till månen'

test('what the bot has no answer to is counted by day and language, and nothing of the text', async () => {
  const line = await startLine()
  const [maya, noor] = [line.visitor(), line.visitor('en')]
  await maya.says('månen är gjord av ost')
  await maya.says('månen är gjord av ost')
  await noor.says('the moon is made of cheese')
  await noor.says('am i anonymous')
  const day = new Date(line.clock.now()).toISOString().slice(0, 10)
  expect(await line.ports.conversations.unanswered()).toEqual([
    { day, language: 'en', texts: 1 },
    { day, language: 'sv', texts: 2 },
  ])
  expect(await line.ports.keptTexts.list()).toEqual([])
}, 240_000)

test('a visitor who agrees lets the question be read for two weeks, without its digits', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  await visitor.says(question)
  await visitor.takes('keep')
  expect(visitor.hears().at(-1)).toContain('14 dagar')
  await visitor.takes('yes')
  expect(visitor.hears().at(-1)).toContain('raderas inom 14 dagar')
  const [kept] = await line.ports.keptTexts.list()
  expect(kept).toMatchObject({ text: 'kan jag ta med min hund ## till månen', language: 'sv' })
  expect((kept?.eraseAt ?? 0) - line.clock.now()).toBeLessThanOrEqual(14 * dayMs)
  expect((kept?.eraseAt ?? 0) - line.clock.now()).toBeGreaterThan(13 * dayMs)
  await line.ports.keptTexts.eraseDue(line.clock.now() + 14 * dayMs)
  expect(await line.ports.keptTexts.list()).toEqual([])
})

test('who says no is not asked again, and nothing is kept', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  await visitor.says(question)
  await visitor.takes('keep')
  await visitor.takes('no')
  expect(await line.ports.keptTexts.list()).toEqual([])
  await visitor.says(question)
  expect(visitor.openChoices()).not.toContain('keep')
})

test('a question that was taken back before the yes is not kept', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  const { seq } = await visitor.says(question)
  await visitor.takesBack(seq)
  await visitor.takes('keep')
  await visitor.takes('yes')
  expect(await line.ports.keptTexts.list()).toEqual([])
})

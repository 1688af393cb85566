import { expect, test } from 'vitest'
import { startLine } from '../support/startLine.ts'

test('staff find approved answers in words of their own, in the visitor’s language beside Swedish', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const { found } = await ben.findsAnswers('ar', 'är jag anonym')
  expect(found[0]).toMatchObject({ id: 'anonym', language: 'ar' })
  expect(found[0]?.text).toMatch(/\p{Script=Arabic}/u)
  expect(found[0]?.swedish).not.toMatch(/\p{Script=Arabic}/u)

  expect((await ben.findsAnswers('sv', 'socialjouren')).found.length).toBeGreaterThan(0)
  expect((await ben.findsAnswers('sv', '')).found).toEqual([])
  expect((await ben.findsAnswers('sv', 'xyzzyx')).found).toEqual([])

  // One of the topics that Arabic has not: the nearest language that has it, and it says which.
  const { found: elsewhere } = await ben.findsAnswers('ar', 'ideella föreningar')
  expect(elsewhere.find(({ id }) => id === 'ideella')).toMatchObject({ language: 'en' })
})

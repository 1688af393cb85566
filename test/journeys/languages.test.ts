import { expect, test } from 'vitest'
import type { VisitorEntryView } from '../../shared/wire/visitor.ts'
import { startLine } from '../support/startLine.ts'

type Visitor = ReturnType<Awaited<ReturnType<typeof startLine>>['visitor']>
type BotEntry = Extract<VisitorEntryView, { shows: 'bot' }>

const said = (visitor: Visitor) => visitor.entries().filter((entry): entry is BotEntry => entry.shows === 'bot')
const lastOf = (visitor: Visitor, step: string) => said(visitor).findLast((entry) => entry.step === step)
const arabic = /\p{Script=Arabic}/u

test('a visitor goes the whole way to a person in Arabic, with the Swedish beside what is agreed to', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = line.visitor('ar')
  for (const choice of ['self', 'topics', 'group:anonymity', 'topic:anonym', 'more']) await visitor.takes(choice)
  await visitor.takes('screening')
  expect(lastOf(visitor, 'C2')?.swedish).toEqual([line.t('sv', 'C2')])
  await visitor.takes('yes')
  for (const choice of ['3', '3', '1', '1', '3', '3', 'skip', 'none']) await visitor.takes(choice)
  await visitor.takes('human')
  expect(lastOf(visitor, 'C3')?.swedish).toEqual([line.t('sv', 'C3')])
  await visitor.takes('yes')
  expect(lastOf(visitor, 'H1')?.swedish).toEqual([line.t('sv', 'screening.H1.self')])
  await visitor.takes('skip')
  expect(lastOf(visitor, 'H2')?.swedish).toEqual([line.t('sv', 'H2')])
  await visitor.takes('skip')

  const own = said(visitor)
  expect(own.length).toBeGreaterThan(15)
  expect(own.flatMap(({ paragraphs }) => paragraphs).filter((text) => !arabic.test(text))).toEqual([])
  expect(own.flatMap(({ choices }) => choices).filter(({ label }) => !/[\p{Script=Arabic}\d]/u.test(label))).toEqual(
    line.ports.settings.current().districts.map(({ code, name }) => ({ choice: code, label: name })),
  )
  const { id, language } = await ben.untilWaiting()
  expect(language).toBe('ar')
  await ben.claims(id)
  const read = ben.view(id)?.entries ?? []
  expect(read).toContainEqual(expect.objectContaining({ text: line.t('ar', 'C3'), swedish: line.t('sv', 'C3') }))
  expect(read).toContainEqual(
    expect.objectContaining({ text: line.t('ar', 'who.self'), swedish: line.t('sv', 'who.self') }),
  )
  await ben.replies(id, 'Hej, jag är här.')
  await visitor.untilHears('Hej, jag är här.')
  await visitor.says('شكرا لك')
  await ben.untilReads(id, 'شكرا لك')
})

test('who writes Arabic in a Swedish conversation is answered, asked in both languages, and may go on in Arabic', async () => {
  const line = await startLine()
  const visitor = line.visitor()
  await visitor.says('هل يمكنني أن أبقى مجهول الهوية؟')
  expect(visitor.hears().at(-2)).toBe(line.t('sv', 'topic.anonym.answer'))
  expect(lastOf(visitor, 'language')).toMatchObject({
    paragraphs: [line.t('sv', 'language.offer.ar')],
    also: { language: 'ar', paragraphs: [line.t('ar', 'language.offer.ar')] },
    choices: [
      { choice: 'ar', label: 'العربية', language: 'ar' },
      { choice: 'sv', label: 'Svenska', language: 'sv' },
    ],
  })
  await visitor.takes('ar')
  await visitor.until('the page is told', () => visitor.state()?.language === 'ar')
  expect(visitor.hears().at(-1)).toBe(line.t('ar', 'menu.again'))
  await visitor.says('متى تكونون مفتوحين')
  expect(visitor.hears().at(-1)).toMatch(arabic)
  expect(said(visitor).filter(({ step }) => step === 'language')).toHaveLength(1)
})

test('danger written in Arabic in a Swedish conversation is answered in both, with buttons in both', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const visitor = line.visitor()
  await visitor.says('سيقتلونني الليلة')
  await ben.untilCard('the alarm', ({ alarm }) => alarm !== undefined)
  const acute = lastOf(visitor, 'signal')
  expect(acute?.paragraphs[0]).toContain('112')
  expect(acute?.also).toMatchObject({
    language: 'ar',
    paragraphs: [expect.stringMatching(arabic), expect.anything(), expect.anything()],
  })
  expect(acute?.choices.map(({ label }) => label)).toEqual([
    `${line.t('sv', 'choice.yes')} · ${line.t('ar', 'choice.yes')}`,
    `${line.t('sv', 'choice.no')} · ${line.t('ar', 'choice.no')}`,
  ])
})

test('a topic that a language does not have is not answered with in it', async () => {
  const line = await startLine()
  const only = 'kronvittne'
  const sv = line.ports.answers.sv.groupsFor('undisclosed').flatMap(({ topics }) => topics)
  const so = line.ports.answers.so.groupsFor('undisclosed').flatMap(({ topics }) => topics)
  expect([sv.includes(only), so.includes(only)]).toEqual([true, false])
  const text = 'vad är ett kronvittne och kan jag bli det'
  expect(line.ports.answers.sv.findTopics(text)).toMatchObject({
    answered: true,
    topics: expect.arrayContaining([expect.objectContaining({ id: only })]),
  })
  const visitor = line.visitor('so')
  await visitor.says(text)
  const offered = said(visitor).flatMap(({ choices }) => choices.map(({ choice }) => choice))
  expect(offered).not.toContain(`topic:${only}`)
  expect(visitor.hears().join()).not.toContain(line.t('sv', `topic.${only}.answer`))
  expect(lastOf(visitor, 'language')?.also).toEqual({ language: 'sv', paragraphs: [line.t('sv', 'language.offer.sv')] })
})

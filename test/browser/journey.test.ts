import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openEmbeddedStores } from '../../bot/embeddedStores.ts'
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import type { Manner } from './hands.ts'
import { withBrowser } from './openBrowser.ts'
import { openStaffConsole } from './staffConsole.ts'
import { openVisitorPage } from './visitorPage.ts'

const browser = withBrowser()

const said = {
  sv: {
    first: 'e ja anonym',
    reply: 'Hej, jag är här nu.',
    thanks: 'tack för att du svarar',
    slip: 'det här ångrar jag',
  },
  en: {
    first: 'am i anonymous',
    reply: 'Hello, I am here now.',
    thanks: 'thank you for answering',
    slip: 'I regret this one',
  },
}

async function expectNoBarriers(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

async function storedRecords(folder: string) {
  const { conversations, close } = openEmbeddedStores({ data: `${folder}/data`, keys: `${folder}/keys` })
  const records = await conversations.records()
  await close()
  return records
}

async function wholeJourney(language: 'sv' | 'en', manner: Manner) {
  const folder = temporaryFolder()
  const line = await startRealProcess(folder)
  const texts = said[language]
  const staff = await openStaffConsole(await browser.window(1280, language), line.origins.console, language, manner)
  await expectNoBarriers(staff.page)
  await staff.signsIn(line.first ?? { name: '', password: '' })
  await staff.startsShift()
  const visitor = await openVisitorPage(await browser.window(360, language), line.origins.visitors, language, manner)
  await expectNoBarriers(visitor.page)

  await visitor.takes('who.self')
  await visitor.sees(visitor.prompts('menu.self'))
  await visitor.writes(texts.first)
  await visitor.takes('topic.more')
  await visitor.takes('menu.screening')
  await visitor.takes('choice.yes')
  for (const answer of ['Q1.2', 'Q2.3', 'Q3.1', 'Q4.1', 'Q5.1', 'Q6.2']) await visitor.takes(`screening.${answer}`)
  await visitor.takes('choice.skip')
  await visitor.takes('choice.skip')
  await visitor.takes('choice.human')
  await expectNoBarriers(visitor.page)
  await visitor.takes('choice.yes')
  await visitor.takes('choice.skip')
  await visitor.takes('choice.skip')

  await expectNoBarriers(staff.page)
  await staff.claimsTheFirst()
  await staff.reads(texts.first)
  await staff.replies(texts.reply)
  await visitor.sees(texts.reply)
  await visitor.writes(texts.thanks)
  await staff.reads(texts.thanks)
  await visitor.writes(texts.slip)
  await visitor.takesBack(texts.slip)
  await staff.reads(staff.words('says.takenBackByVisitor'))
  await staff.log.getByText(texts.slip).waitFor({ state: 'detached' })
  await expectNoBarriers(visitor.page)

  await staff.beginsClosing()
  await visitor.takes('choice.yes')
  await expectNoBarriers(staff.page)
  await staff.closesWith('advice', 'urgent')
  await staff.closedWith('notice.recorded')
  await visitor.sees(visitor.prompts('event.closed'))
  expect(await visitor.page.context().cookies()).toEqual([])
  expect(await visitor.page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  return storedRecords(folder)
}

const theRecord = {
  channel: 'chat',
  audience: 'self',
  ageGroup: '18to25',
  urgencyByBot: 'urgent',
  urgencyByStaff: 'urgent',
  outcome: ['advice'],
}

test('a visitor and a staff member go the whole way in Swedish, by keyboard alone, and the coded record is stored', async () => {
  expect(await wholeJourney('sv', 'keyboard')).toEqual([expect.objectContaining({ ...theRecord, language: 'sv' })])
}, 120_000)

test('a visitor and a staff member go the whole way in English, and the coded record is stored', async () => {
  expect(await wholeJourney('en', 'pointer')).toEqual([expect.objectContaining({ ...theRecord, language: 'en' })])
}, 120_000)

import { openHistory } from '../history.ts'
import { randomFrom } from '../random.ts'
import { wait } from './hurry.ts'
import { onOrder, settingsHere, tell } from './orders.ts'
import { openPage, type PagePerson } from './pagePerson.ts'

/**
 * Visitors, each with one contact after another: to the bot, to a person, a talk, and a last word that lets staff close. Some
 * take back what they wrote, let a question be kept, or erase everything.
 */
const { folder, origins, name, visitors = 1, seed } = settingsHere()
const note = openHistory(folder, name)
const random = randomFrom(seed)
const pages = new Set<PagePerson>()
let finishing = false
let hurryUntil = 0
let contacts = 0

const wayToStaff: Record<string, string> = { C3: 'yes', H1: 'skip', H2: 'skip' }
const anHourMs = 3_600_000

onOrder({
  finish: () => {
    finishing = true
    for (const page of pages) page.looksAgain()
  },
  hurry: ({ forMs }) => {
    hurryUntil = Date.now() + forMs
  },
  report: () => {
    for (const page of pages) page.reports()
    tell({ told: 'reported' })
  },
})

const all = Array.from({ length: visitors }, (_, nth) => visits(nth))
tell({ told: 'ready' })
await Promise.all(all)
tell({ told: 'quiet' })

async function visits(nth: number) {
  while (!finishing) {
    contacts += 1
    await contact(openPage(origins.visitors, `${name}.${nth}.${contacts}`, note))
  }
}

async function contact(page: PagePerson) {
  pages.add(page)
  const erasesAfter = random.chance(0.12) ? random.between(0, 6) : Number.POSITIVE_INFINITY
  await talks(page, erasesAfter)
  // A closed conversation can be erased as well.
  if (!page.isOver() && (Number.isFinite(erasesAfter) || (isClosed(page) && random.chance(0.1)))) await erases(page)
  if (!isClosed(page) && !page.isOver()) return
  page.reports()
  page.leaves()
  pages.delete(page)
}

async function talks(page: PagePerson, erasesAfter: number) {
  page.says('jag vill ut')
  if (random.chance(0.3)) await letsItBeKept(page)
  await goesToStaff(page)
  const messages = random.between(4, 14)
  for (let said = 0; (said < messages || inHurry()) && !finishing && !page.isOver(); said++) {
    if (said >= erasesAfter) return
    await saysSomething(page)
  }
  // Only an acknowledged last word is one that staff have seen everything before.
  await until(page, 'all is received', page.isQuiet)
  if (!finishing && !page.isOver()) page.says('klar')
  await until(page, 'it is closed', () => (finishing && page.isQuiet()) || isClosed(page))
  await until(page, 'all is received', page.isQuiet)
}

/** Nothing of it is there any more, nor comes back when the page is loaded anew. */
async function erases(page: PagePerson) {
  page.erases()
  await page.until('it is erased', page.isOver, anHourMs)
  page.reloads()
  await page.until('it stays erased', page.isOver, anHourMs)
}

function until(page: PagePerson, what: string, holds: () => unknown) {
  return page.until(what, () => page.isOver() || Boolean(holds()), anHourMs)
}

function isClosed(page: PagePerson) {
  return page.now().conversation?.status === 'closed'
}

/** Asks what the bot has no answer to, and is asked whether it may be read for a while. */
async function letsItBeKept(page: PagePerson) {
  await untilAsked(page)
  page.says('undrar')
  await untilAsked(page)
  const offer = openPrompt(page)
  if (!offer?.choices.some(({ choice }) => choice === 'keep')) return
  const [question] = page.ownWords().slice(-1)
  page.takes(offer.step, ['keep'])
  await untilAsked(page)
  if (openPrompt(page)?.step !== 'keepText' || !question) return
  const answer = random.chance(0.6) ? 'yes' : 'no'
  if (answer === 'yes') note({ type: 'info', what: 'agreed', text: question.text })
  page.takes('keepText', [answer])
}

/** Takes whatever the bot offers until somebody of staff is on the way. */
async function goesToStaff(page: PagePerson) {
  await until(page, 'the first word is answered', () => page.now().conversation)
  page.asksForHuman()
  for (let taken = 0; taken < 8 && !finishing && withBot(page); taken++) {
    await untilAsked(page)
    const open = openPrompt(page)
    const choice = open && (wayToStaff[open.step] ?? open.choices[0]?.choice)
    if (withBot(page) && open && choice) page.takes(open.step, [choice])
  }
}

function untilAsked(page: PagePerson) {
  return until(page, 'the bot has asked', () => page.now().conversation && page.now().outgoing.length === 0)
}

function withBot(page: PagePerson) {
  return page.now().conversation?.status === 'withBot'
}

function openPrompt(page: PagePerson) {
  const { entries, conversation } = page.now()
  const found = entries.find(({ seq }) => seq === conversation?.openPrompt)
  return found?.shows === 'bot' ? found : undefined
}

function inHurry() {
  return Date.now() < hurryUntil
}

async function saysSomething(page: PagePerson) {
  await wait(inHurry() ? 5 : random.between(40, 400))
  if (random.chance(0.05) && page.isUpToDate()) page.reloads()
  const own = page.ownWords()
  if (own.length > 0 && random.chance(0.06)) page.takesBack(random.oneOf(own).seq)
  page.says('ord')
  // Ten on their way at most: the page shows each of them as not received yet.
  await until(page, 'the line keeps up', () => page.now().outgoing.length < 10)
}

import { openHistory } from '../history.ts'
import { randomFrom } from '../random.ts'
import { wait } from './hurry.ts'
import { onOrder, settingsHere, tell } from './orders.ts'
import { openPage, type PagePerson } from './pagePerson.ts'

/** Visitors, each with one contact after another: to the bot, to a person, a talk, and a last word that lets staff close. */
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
  page.says('jag vill ut')
  await goesToStaff(page)
  const messages = random.between(4, 14)
  for (let said = 0; (said < messages || inHurry()) && !finishing && !page.isOver(); said++) await saysSomething(page)
  // Only an acknowledged last word is one that staff have seen everything before.
  await until(page, 'all is received', page.isQuiet)
  if (!finishing && !page.isOver()) page.says('klar')
  await until(page, 'it is closed', () => (finishing && page.isQuiet()) || isClosed(page))
  await until(page, 'all is received', page.isQuiet)
  if (!isClosed(page) && !page.isOver()) return
  page.reports()
  page.leaves()
  pages.delete(page)
}

function until(page: PagePerson, what: string, holds: () => unknown) {
  return page.until(what, () => page.isOver() || Boolean(holds()), anHourMs)
}

function isClosed(page: PagePerson) {
  return page.now().conversation?.status === 'closed'
}

/** Takes whatever the bot offers until somebody of staff is on the way. */
async function goesToStaff(page: PagePerson) {
  await until(page, 'the first word is answered', () => page.now().conversation)
  page.asksForHuman()
  for (let taken = 0; taken < 8 && !finishing && withBot(page); taken++) {
    await until(page, 'the bot has asked', () => page.isQuiet() && page.now().outgoing.length === 0)
    const open = openPrompt(page)
    const choice = open && (wayToStaff[open.step] ?? open.choices[0]?.choice)
    if (withBot(page) && open && choice) page.takes(open.step, [choice])
  }
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
  if (random.chance(0.05) && page.now().outgoing.length === 0) page.reloads()
  page.says('ord')
  // Ten on their way at most: the page shows each of them as not received yet.
  await until(page, 'the line keeps up', () => page.now().outgoing.length < 10)
}

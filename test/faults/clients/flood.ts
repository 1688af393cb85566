import { asConsole } from '../../support/asConsole.ts'
import { openHistory } from '../history.ts'
import { onOrder, settingsHere, tell } from './orders.ts'
import { openPage } from './pagePerson.ts'

/** A flood: very many conversations and sign-ins at once. Its visitors are as real as the others: nothing of theirs is lost. */
const { folder, origins, name, conversations = 0, signIns = 0 } = settingsHere()
const note = openHistory(folder, name)
const pages = Array.from({ length: conversations }, (_, nth) => openPage(origins.visitors, `${name}.${nth}`, note))

onOrder({})
tell({ told: 'ready' })
await Promise.all([...pages.map(visit), ...Array.from({ length: signIns }, (_, nth) => guess(nth))])
tell({ told: 'quiet' })
process.exit(0)

async function visit(page: (typeof pages)[number]) {
  page.says('hej')
  await page.until('all of it is shown', () => page.isUpToDate() || page.isOver(), 3_600_000)
  page.reports()
  page.leaves()
}

/** Names of nobody: every try costs the server a hash, or a refusal. */
async function guess(nth: number) {
  try {
    const { status } = await fetch(`${origins.console}/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...asConsole },
      body: JSON.stringify({ name: `nobody${nth}`, password: 'guessed', code: '000000' }),
    })
    note({ type: 'info', what: 'signIn', code: String(status) })
  } catch {
    note({ type: 'info', what: 'signIn', code: 'noAnswer' })
  }
}

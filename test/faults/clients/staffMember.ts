import { mine, waitingList } from '../../../console/state/lists.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { openHistory } from '../history.ts'
import { randomFrom } from '../random.ts'
import { openConsole } from './consolePerson.ts'
import { wait } from './hurry.ts'
import { onOrder, settingsHere, tell } from './orders.ts'

/** A staff member who claims whatever waits, answers, now and then hands back, and closes after the visitor's last word. */
const { folder, origins, name, password = '', seed } = settingsHere()
const note = openHistory(folder, name)
const random = randomFrom(seed)
const mostOwn = 6
const answered = new Map<ConversationId, number>()
let finishing = false

const desk = await signInUntilTaken()
onOrder({
  finish: () => {
    finishing = true
    void desk.until('all is answered', desk.isQuiet, 3_600_000).then(() => tell({ told: 'quiet' }))
  },
  release: () => {
    for (const { id } of mine(desk.now())) release(id)
  },
  report: () => {
    desk.reports()
    tell({ told: 'reported' })
  },
})
tell({ told: 'ready' })
while (!finishing) {
  await wait(20)
  if (desk.now().connection === 'connected') work()
}

function work() {
  const state = desk.now()
  const own = mine(state)
  const [first] = waitingList(state).filter(({ status }) => status === 'waiting')
  // Everybody goes for the same one, and one gets it.
  if (first && own.length < mostOwn) desk.does({ event: 'conversation:claim', payload: desk.act(first.id) })
  for (const { id } of own) attend(id)
}

function attend(id: ConversationId) {
  const conversation = desk.now().held.opened[id]
  const isBusy = desk.now().own.outbox.some(({ act }) => act.payload.id === id)
  if (conversation?.missing !== 'nothing' || isBusy) return
  const said = conversation.entries.filter(({ shows }) => shows === 'visitor')
  const last = said.at(-1)
  if (!last || !('text' in last) || last.seq <= (answered.get(id) ?? 0)) return
  answered.set(id, last.seq)
  if (last.text.startsWith('klar ')) return close(id)
  if (random.chance(0.03)) return release(id)
  if (random.chance(0.7)) reply(id)
}

function reply(id: ConversationId) {
  const act = desk.act(id)
  desk.does({ event: 'message:send', payload: { ...act, text: `svar ${act.clientId}` } })
}

function release(id: ConversationId) {
  answered.delete(id)
  desk.does({ event: 'conversation:release', payload: { ...desk.act(id), to: 'queue' } })
}

function close(id: ConversationId) {
  const record = { outcome: ['advice'], urgencyByStaff: 'soon' }
  desk.does({ event: 'conversation:close', payload: { ...desk.act(id), record } })
}

async function signInUntilTaken() {
  for (;;) {
    try {
      return await openConsole(origins.console, { name, password }, note)
    } catch {
      await wait(200)
    }
  }
}

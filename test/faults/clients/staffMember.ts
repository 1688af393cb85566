import { isMine, mine, myRole, waitingList } from '../../../console/state/lists.ts'
import type { ConversationCard } from '../../../shared/wire/consoleViews.ts'
import { openHistory } from '../history.ts'
import { randomFrom } from '../random.ts'
import { createCallingBack } from './callingBack.ts'
import { openConsole } from './consolePerson.ts'
import { wait } from './hurry.ts'
import { onOrder, settingsHere, tell } from './orders.ts'
import { createTalk } from './talk.ts'
import { askAboutConversations } from './twoPersons.ts'

/** A staff member who claims whatever waits and talks until the visitor's last word; coordinators also do what takes two. */
const { folder, origins, name, password = '', seed } = settingsHere()
const note = openHistory(folder, name)
const random = randomFrom(seed)
const mostOwn = 6
const finishing = new AbortController()

const desk = await openConsole(origins.console, { name, password }, note)
const talk = createTalk(desk, random)
const callingBack = createCallingBack(desk, note)
const { browser, signsInAgain } = desk
const deciding =
  myRole(desk.now()) === 'coordinator'
    ? askAboutConversations({ browser, name, password, signsInAgain }, { note, random, until: finishing.signal })
    : undefined
onOrder({
  finish: () => {
    finishing.abort()
    const answered = desk.until('all is answered', desk.isQuiet, 3_600_000)
    void Promise.all([answered, deciding]).then(() => tell({ told: 'quiet' }))
  },
  release: () => {
    for (const card of mine(desk.now())) if (isMine(desk.now(), card) && !isCall(card)) talk.release(card.id)
  },
  report: () => {
    desk.reports()
    tell({ told: 'reported' })
  },
})
tell({ told: 'ready' })
while (!finishing.signal.aborted) {
  await wait(20)
  if (desk.now().connection === 'connected') work()
}

function work() {
  const state = desk.now()
  const own = mine(state)
  const [first] = waitingList(state).filter((card) => !isCall(card) || callingBack.isDue(card))
  // Everybody goes for the same one, and one gets it.
  if (first && own.length < mostOwn) desk.does({ event: 'conversation:claim', payload: desk.act(first.id) })
  for (const card of own) {
    if (!isCall(card)) talk.attend(card)
    else if (!callingBack.attend(card)) talk.close(card.id)
  }
}

function isCall({ channel }: ConversationCard) {
  return channel === 'phone'
}

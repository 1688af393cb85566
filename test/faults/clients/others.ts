import { openHistory } from '../history.ts'
import { randomFrom } from '../random.ts'
import { browseAs } from './browseAs.ts'
import { telephones } from './caller.ts'
import { onOrder, settingsHere, tell } from './orders.ts'
import { signsInAgain } from './signsInAgain.ts'
import { releaseStatistics } from './twoPersons.ts'

/** Those who have no conversation on a screen: managers, who release statistics together, and somebody who telephones. */
const { folder, origins, name, managers = [], seed } = settingsHere()
const origin = origins.console
const finishing = new AbortController()

onOrder({ finish: () => finishing.abort() })
const desks = managers.map((manager) => ({ manager, browser: { origin } }))
await Promise.all(desks.map(({ manager, browser }) => signsInAgain(browser, manager)))
tell({ told: 'ready' })
// A call may last, and nobody waits for its end.
void browseAs({ origin }, () => telephones(circumstances(name, 0)))
await Promise.all(
  desks.map(({ manager, browser }, nth) => {
    const person = { browser, ...manager, signsInAgain: () => signsInAgain(browser, manager) }
    return releaseStatistics(person, circumstances(manager.name, nth + 1))
  }),
)
if (!finishing.signal.aborted) await new Promise((done) => finishing.signal.addEventListener('abort', done))
tell({ told: 'quiet' })

function circumstances(who: string, nth: number) {
  return { note: openHistory(folder, who), random: randomFrom(seed + nth), until: finishing.signal }
}

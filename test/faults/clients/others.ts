import { signsIn } from '../../support/openStaff.ts'
import { openHistory } from '../history.ts'
import { randomFrom } from '../random.ts'
import { browseAs } from './browseAs.ts'
import { telephones } from './caller.ts'
import { wait } from './hurry.ts'
import { onOrder, type Person, settingsHere, tell } from './orders.ts'
import { releaseStatistics } from './twoPersons.ts'

/** Those who have no conversation on a screen: managers, who release statistics together, and somebody who telephones. */
const { folder, origins, name, managers = [], seed } = settingsHere()
const origin = origins.console
const finishing = new AbortController()

onOrder({ finish: () => finishing.abort() })
const cookies = await Promise.all(managers.map(signInUntilTaken))
tell({ told: 'ready' })
// A call may last, and nobody waits for its end.
void browseAs({ origin }, () => telephones(circumstances(name, 0)))
await Promise.all(
  managers.map((manager, nth) =>
    browseAs({ origin, cookie: cookies[nth] ?? '' }, () =>
      releaseStatistics({ origin, ...manager }, circumstances(manager.name, nth + 1)),
    ),
  ),
)
if (!finishing.signal.aborted) await new Promise((done) => finishing.signal.addEventListener('abort', done))
tell({ told: 'quiet' })

function circumstances(who: string, nth: number) {
  return { note: openHistory(folder, who), random: randomFrom(seed + nth), until: finishing.signal }
}

async function signInUntilTaken(manager: Person) {
  for (;;) {
    try {
      return await signsIn(origin, manager)
    } catch {
      await wait(200)
    }
  }
}

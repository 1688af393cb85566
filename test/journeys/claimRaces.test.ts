import { expect, test } from 'vitest'
import { openEmbeddedStores } from '../../bot/embeddedStores.ts'
import type { ConversationId } from '../../shared/ids.ts'
import { fullSize } from '../support/fullSize.ts'
import { startLine } from '../support/startLine.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { waitingConversation } from '../support/waitingConversation.ts'

const rounds = fullSize ? 1000 : 100

test(
  `two staff claim at once, ${rounds} times: exactly one gets it`,
  async () => {
    const folder = temporaryFolder()
    const line = await startLine({ stores: openEmbeddedStores({ data: `${folder}/data`, keys: `${folder}/keys` }) })
    const ben = await line.staff('ben')
    const ruth = await line.staff('ruth')
    const won = { ben: 0, ruth: 0 }
    for (let round = 0; round < rounds; round++) {
      // Time passes, or an account that asks so often is taken for a program.
      line.clock.passTime(100)
      const id = await waitingConversation(line.ports)
      const claims = [ben.claims(id), ruth.claims(id)]
      const outcomes = await Promise.allSettled(round % 2 ? claims : claims.toReversed())
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const owner = (await ownerOf(line, id)) === 1 ? 'ben' : 'ruth'
      won[owner] += 1
    }
    expect(won.ben + won.ruth).toBe(rounds)
  },
  fullSize ? 120_000 : 30_000,
)

/** The number of the one staff member who claimed it, from the log. */
async function ownerOf({ ports }: Awaited<ReturnType<typeof startLine>>, id: ConversationId) {
  const claims = (await ports.conversations.read(id)).filter(({ kind }) => kind === 'claimed')
  expect(claims).toHaveLength(1)
  const [{ by }] = claims as [(typeof claims)[number]]
  return typeof by === 'string' ? 0 : by.number
}

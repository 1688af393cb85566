import { expect, test } from 'vitest'
import { claimConversation } from '../../bot/usecases/claimConversation.ts'
import { existingConversation } from '../../bot/usecases/commit.ts'
import { createReturnToQueue } from '../../bot/usecases/returnToQueue.ts'
import type { ClientId } from '../../shared/ids.ts'
import { newClientId } from '../support/openVisitor.ts'
import { startLine } from '../support/startLine.ts'
import { waitingConversation } from '../support/waitingConversation.ts'

const minute = 60_000

async function claimedConversation() {
  const line = await startLine()
  const ben = await line.staff()
  const eva = await line.staff('eva', { onDuty: false })
  const seesOnDuty = (count: number) => eva.until(`${count} on duty`, () => eva.snapshot()?.onDuty.length === count)
  const id = await waitingConversation(line.ports)
  const staff = await line.ports.staff.byName('ben')
  if (!staff) throw new Error('ben does not work here')
  await claimConversation(line.ports, { staff, id, clientId: newClientId() as ClientId })
  const status = async () => (await existingConversation(line.ports, id)).place.status
  return { line, ben, seesOnDuty, status, returnToQueue: createReturnToQueue(line.ports) }
}

test('a conversation of somebody whose console stays away goes back to the queue after eighty seconds', async () => {
  const { line, ben, seesOnDuty, status, returnToQueue } = await claimedConversation()
  ben.leave()
  await seesOnDuty(0)
  await returnToQueue()
  line.clock.passTime(80_000 - 1)
  await returnToQueue()
  expect(await status()).toBe('withStaff')
  line.clock.passTime(1)
  await returnToQueue()
  expect(await status()).toBe('waiting')
})

test('a console that comes back keeps its conversation, however often it goes', async () => {
  const { line, ben, seesOnDuty, status, returnToQueue } = await claimedConversation()
  for (let times = 0; times < 3; times++) {
    ben.leave()
    await seesOnDuty(0)
    await returnToQueue()
    line.clock.passTime(minute)
    ben.returns()
    await seesOnDuty(1)
    await returnToQueue()
  }
  expect(await status()).toBe('withStaff')
})

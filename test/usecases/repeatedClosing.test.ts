import { expect, test } from 'vitest'
import { claimConversation } from '../../bot/usecases/claimConversation.ts'
import { closeConversation } from '../../bot/usecases/closeConversation.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import type { ClientId } from '../../shared/ids.ts'
import { newClientId } from '../support/openVisitor.ts'
import { startLine } from '../support/startLine.ts'
import { waitingConversation } from '../support/waitingConversation.ts'

test('closing that is asked again, because its answer was lost, gives the same answer', async () => {
  const { ports } = await startLine()
  const { account: staff } = await addStaff(ports, 'ben', 'responder')
  const id = await waitingConversation(ports)
  await claimConversation(ports, { staff, id, clientId: newClientId() as ClientId })
  const act = { staff, id, clientId: newClientId() as ClientId }
  const record = { outcome: ['advice'], urgencyByStaff: 'soon' }

  const first = await closeConversation(ports, act, record)
  const second = await closeConversation(ports, act, record)

  expect(first.recorded).toBe(true)
  expect(second).toEqual(first)
  expect(await ports.conversations.records()).toHaveLength(1)
})

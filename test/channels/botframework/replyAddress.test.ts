import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  openAddress,
  type ReplyAddress,
  readReplyAddress,
  sealAddress,
} from '../../../bot/channels/botframework/messages/replyAddress.ts'
import { keysFrom } from '../../../bot/keys.ts'
import { createSealer } from '../../../bot/sealer.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { newClientId } from '../../support/openVisitor.ts'

const newSealer = () => createSealer(keysFrom(randomBytes(32)))
const newConversationId = () => newClientId() as ConversationId
const address: ReplyAddress = {
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  conversation: { id: 'a:1', tenantId: 'tenant', conversationType: 'personal' },
  from: { id: '29:1' },
  recipient: { id: '28:bot' },
}

test('an address that was sealed for a conversation is opened for it', () => {
  const [sealer, id] = [newSealer(), newConversationId()]
  expect(openAddress(sealer, id, sealAddress(sealer, id, address))).toEqual(address)
})

test('it is opened with no other key, for no other conversation, and not when a bit was turned', () => {
  const [sealer, id] = [newSealer(), newConversationId()]
  const sealed = sealAddress(sealer, id, address)
  const turned = Uint8Array.from(sealed, (byte, at) => (at === 40 ? byte ^ 1 : byte))
  expect(() => openAddress(newSealer(), id, sealed)).toThrow()
  expect(() => openAddress(sealer, newConversationId(), sealed)).toThrow()
  expect(() => openAddress(sealer, id, turned)).toThrow()
})

test('sealed addresses are all of the same length and never the same', () => {
  const [sealer, id] = [newSealer(), newConversationId()]
  const short = sealAddress(sealer, id, address)
  const long = sealAddress(sealer, id, { ...address, from: { id: 'ö'.repeat(200) } })
  expect(long.length).toBe(short.length)
  expect(sealAddress(sealer, id, address)).not.toEqual(short)
})

test('names of people are not taken', () => {
  const named = { ...address, from: { id: '29:1', name: 'Maya Fagelbo', aadObjectId: 'maya' }, text: 'hej' }
  expect(readReplyAddress(named)).toEqual(address)
})

import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  openAddress,
  type ReplyAddress,
  readReplyAddress,
  sealAddress,
} from '../../../bot/channels/botframework/messages/replyAddress.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { newClientId } from '../../support/openVisitor.ts'

const newConversationId = () => newClientId() as ConversationId
const address: ReplyAddress = {
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  conversation: { id: 'a:1', tenantId: 'tenant', conversationType: 'personal' },
  from: { id: '29:1' },
  recipient: { id: '28:bot' },
}

test('an address that was sealed for a conversation is opened for it', () => {
  const [key, id] = [randomBytes(32), newConversationId()]
  expect(openAddress(key, id, sealAddress(key, id, address))).toEqual(address)
})

test('it is opened with no other key, for no other conversation, and not when a bit was turned', () => {
  const [key, id] = [randomBytes(32), newConversationId()]
  const sealed = sealAddress(key, id, address)
  const turned = Uint8Array.from(sealed, (byte, at) => (at === 40 ? byte ^ 1 : byte))
  expect(() => openAddress(randomBytes(32), id, sealed)).toThrow()
  expect(() => openAddress(key, newConversationId(), sealed)).toThrow()
  expect(() => openAddress(key, id, turned)).toThrow()
})

test('sealed addresses are all of the same length and never the same', () => {
  const [key, id] = [randomBytes(32), newConversationId()]
  const short = sealAddress(key, id, address)
  const long = sealAddress(key, id, { ...address, from: { id: 'ö'.repeat(200) } })
  expect(long.length).toBe(short.length)
  expect(sealAddress(key, id, address)).not.toEqual(short)
})

test('names of people are not taken', () => {
  const named = { ...address, from: { id: '29:1', name: 'Maya Fagelbo', aadObjectId: 'maya' }, text: 'hej' }
  expect(readReplyAddress(named)).toEqual(address)
})

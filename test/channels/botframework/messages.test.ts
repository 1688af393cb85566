import { expect, test } from 'vitest'
import type { Ports } from '../../../bot/ports.ts'
import { createMemoryStore } from '../../../bot/stores/memory/createMemoryStore.ts'
import { eraseConversation } from '../../../bot/usecases/changeByVisitor.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { startLine } from '../../support/startLine.ts'
import { neverAnswers, openChannelService } from './channelService.ts'

const playground = { BOT_PLAYGROUND: '1' }
type Line = Awaited<ReturnType<typeof startLine>>
type Channel = Awaited<ReturnType<typeof openChannelService>>

async function says({ origins }: Line, channel: Channel, text: string) {
  expect((await channel.posts(origins.visitors, { text })).status).toBe(200)
}

async function asksForHuman(line: Line, channel: Channel) {
  const { t } = line
  await says(line, channel, 'hej')
  await says(line, channel, t('sv', 'choice.human'))
  await channel.untilHears(t('sv', 'C3'))
  for (const key of ['choice.yes', 'choice.skip', 'choice.skip']) await says(line, channel, t('sv', key))
}

const tellingOfForget = (ports: Ports, tell: (id: string) => void): Ports => ({
  ...ports,
  replyAddresses: {
    ...ports.replyAddresses,
    async forget(id) {
      await ports.replyAddresses.forget(id)
      tell(id)
    },
  },
})

test('whoever is added to a channel is greeted, once, with buttons and in the language of the channel', async () => {
  const line = await startLine({}, playground)
  const channel = await openChannelService()
  const joins = { type: 'conversationUpdate', locale: 'en-US', membersAdded: [{ id: 'maya-of-the-channel' }] }
  await channel.posts(line.origins.visitors, joins)
  await channel.posts(line.origins.visitors, { ...joins, membersAdded: [{ id: 'bot' }] })
  await channel.posts(line.origins.visitors, joins)
  await channel.posts(line.origins.visitors, { text: line.t('en', 'who.self'), locale: 'en-US' })
  await channel.untilHears(line.t('en', 'menu.self'))
  expect(channel.texts()).toHaveLength(2)
  expect(channel.received()[0]?.suggestedActions?.actions[0]).toMatchObject({
    type: 'imBack',
    value: line.t('en', 'who.self'),
  })
})

test('a visitor of a channel reaches staff, and gets everything once and in order until it is closed', async () => {
  const line = await startLine({}, playground)
  const ben = await line.staff()
  const channel = await openChannelService()
  await asksForHuman(line, channel)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  const replies = Array.from({ length: 8 }, (_, nth) => `svar ${nth}`)
  for (const reply of replies) await ben.replies(id, reply)
  await channel.untilHears('svar 7')
  await says(line, channel, 'tack')
  await ben.untilReads(id, 'tack')
  await ben.closes(id, { outcome: ['advice'], urgencyByStaff: 'soon' })
  await channel.untilType('endOfConversation')

  expect(channel.texts().slice(-10)).toEqual([line.t('sv', 'event.claimed'), ...replies, line.t('sv', 'event.closed')])
  expect(channel.received().flatMap(({ name, value }) => (name ? [[name, value?.state]] : []))).toEqual([
    ['handoff.initiate', undefined],
    ['line.queued', undefined],
    ['handoff.status', 'accepted'],
    ['handoff.status', 'completed'],
  ])
  expect(channel.received().every(({ channelId, recipient }) => channelId && recipient?.id)).toBe(true)
  expect(channel.received().some(({ replyToId }) => replyToId)).toBe(false)
})

test('an acute text is answered at once', async () => {
  const line = await startLine({}, playground)
  const channel = await openChannelService()
  await says(line, channel, 'de kommer döda mig ikväll')
  await channel.untilHears('Händer det nu?')
})

test('the same activity again makes no second entry and no second answer', async () => {
  const line = await startLine({}, playground)
  const channel = await openChannelService()
  for (let time = 0; time < 3; time++) await channel.posts(line.origins.visitors, { id: 'one', text: 'hej' })
  await says(line, channel, line.t('sv', 'choice.human'))
  await channel.untilHears(line.t('sv', 'C3'))
  expect(channel.texts()).toHaveLength(new Set(channel.texts()).size)
})

test('in a channel without buttons the choices are written out, and a key is enough to answer', async () => {
  const line = await startLine({}, playground)
  const channel = await openChannelService('sms')
  await says(line, channel, 'hej')
  await channel.untilHears(`1. ${line.t('sv', 'who.self')}\n2. `)
  expect(channel.received().every(({ suggestedActions }) => suggestedActions === undefined)).toBe(true)
  await says(line, channel, '0')
  await channel.untilHears(line.t('sv', 'C3'))
})

test('what a channel never takes is left out, and holds up nothing', async () => {
  const line = await startLine({}, playground)
  const ben = await line.staff()
  const channel = await openChannelService()
  channel.answers.refuses = ({ type }) => (type === 'event' ? 400 : 200)
  await asksForHuman(line, channel)
  const { id } = await ben.untilWaiting()
  await ben.claims(id)
  await ben.replies(id, 'Hej, jag är här.')
  await channel.untilHears('Hej, jag är här.')
  expect(channel.received().filter(({ type }) => type === 'event')).toEqual([])
})

test('a channel that never answers holds up neither who writes, nor other channels, nor the end', async () => {
  const line = await startLine({}, playground)
  const silent = await openChannelService()
  const other = await openChannelService()
  silent.answers.refuses = () => neverAnswers
  await says(line, silent, 'hej')
  await silent.untilTried(1)
  await says(line, silent, 'hallå')
  await says(line, other, 'hej')
  await other.untilHears(line.t('sv', 'who'))
  await line.server.stop()
})

test('what a channel could not take is told after a restart, from where it was, once and in order', async () => {
  const stores = { ...createMemoryStore(), close: async () => {} }
  const before = await startLine({ stores }, playground)
  const ben = await before.staff()
  const channel = await openChannelService()
  await asksForHuman(before, channel)
  const { id } = await ben.untilWaiting()
  await channel.untilHears(before.t('sv', 'handOver.queued'))
  channel.answers.refuses = ({ type }) => (type === 'message' ? 503 : 200)
  await ben.claims(id)
  const tried = channel.tries()
  await ben.replies(id, 'ett')
  await ben.replies(id, 'två')
  await channel.untilTried(tried + 1)
  const accepted = () => channel.received().filter(({ value }) => value?.state === 'accepted').length
  expect(accepted()).toBe(1)
  ben.leave()
  await before.server.stop()
  channel.answers.refuses = () => 200

  const key = { KEY_DIR: before.config.folders.keys }
  await startLine({ stores }, { ...playground, ...key })
  await channel.untilHears('två')
  expect(channel.texts().slice(-3)).toEqual([before.t('sv', 'event.claimed'), 'ett', 'två'])
})

test('the address of a channel is kept sealed while the conversation lives, and gone when it is closed', async () => {
  const forgotten = Promise.withResolvers<string>()
  const line = await startLine({ wrap: (ports) => tellingOfForget(ports, forgotten.resolve) }, playground)
  const ben = await line.staff()
  const channel = await openChannelService()
  await asksForHuman(line, channel)
  const { id } = await ben.untilWaiting()
  const kept = Buffer.from((await line.ports.replyAddresses.load(id))?.sealed ?? [])
  expect(kept.length).toBeGreaterThan(1000)
  for (const secret of [channel.conversation, channel.serviceUrl, 'emulator', 'maya-of-the-channel']) {
    expect(kept.includes(secret), secret).toBe(false)
  }
  await ben.claims(id)
  await ben.closes(id, { outcome: ['advice'], urgencyByStaff: 'soon' })
  await channel.untilType('endOfConversation')
  expect(await forgotten.promise).toBe(id)
  expect(await line.ports.replyAddresses.list()).toEqual([])
})

test('the address of a closed conversation is forgotten even when its channel never takes the last words', async () => {
  const forgotten = Promise.withResolvers<string>()
  const line = await startLine({ wrap: (ports) => tellingOfForget(ports, forgotten.resolve) }, playground)
  const ben = await line.staff()
  const channel = await openChannelService()
  await asksForHuman(line, channel)
  const { id } = await ben.untilWaiting()
  await channel.untilHears(line.t('sv', 'handOver.queued'))
  channel.answers.refuses = () => 503
  await ben.claims(id)
  const tries = channel.tries()
  await ben.closes(id, { outcome: ['advice'], urgencyByStaff: 'soon' })
  await channel.untilTried(tries + 1)
  expect(await line.ports.replyAddresses.list()).toEqual([id])
  line.clock.passTime(10 * 60_000 + 1)
  line.delivery.send(id)
  expect(await forgotten.promise).toBe(id)
})

test('erasing takes the address along, and whoever writes again begins anew', async () => {
  const line = await startLine({}, playground)
  const channel = await openChannelService()
  await says(line, channel, 'hej')
  const [id] = await line.ports.replyAddresses.list()
  await eraseConversation(line.ports, id as ConversationId, 'visitor')
  expect(await line.ports.replyAddresses.list()).toEqual([])
  await says(line, channel, 'hej igen')
  const [again] = await line.ports.replyAddresses.list()
  expect([again === undefined, again === id]).toEqual([false, false])
})

test("a message that could not be kept is answered with an apology in the visitor's language, and nothing of the SDK", async () => {
  const line = await startLine(
    {
      wrap: (ports) => ({
        ...ports,
        conversations: {
          ...ports.conversations,
          append: async () => {
            throw new Error('the disk is full')
          },
        },
      }),
    },
    playground,
  )
  const channel = await openChannelService()
  await says(line, channel, 'hej')
  await channel.untilHears(line.t('sv', 'sorry'))
  expect(channel.texts()).toEqual([line.t('sv', 'sorry')])
})

test('in a language no person has reviewed the channel is told so once, with the Swedish beside and numbers in their order', async () => {
  const line = await startLine({}, playground)
  const channel = await openChannelService()
  const locale = 'ar-SY'
  await channel.posts(line.origins.visitors, { text: 'مرحبا', locale })
  await channel.posts(line.origins.visitors, { text: 'سأنتحر', locale })
  await channel.untilHears('90101')
  const texts = channel.texts()
  expect(texts[0]).toBe(line.t('ar', 'drafted'))
  expect(texts.filter((text) => text === line.t('ar', 'drafted'))).toHaveLength(1)
  const acute = texts.find((text) => text.includes('90101')) ?? ''
  const inOrder = (text: string) => text.replace('116 111', '\u2066116 111\u2069')
  expect(acute).toContain(inOrder(line.t('ar', 'acute.A4')))
  expect(acute).toContain(`\n\n${inOrder(line.t('sv', 'acute.A4'))}`)
})

test('a language that was offered and taken stays, whatever the channel goes on to call itself', async () => {
  const line = await startLine({}, playground)
  const channel = await openChannelService()
  await says(line, channel, 'هل يمكنني أن أبقى مجهول الهوية؟')
  await channel.untilHears(`${line.t('sv', 'language.offer.ar')}\n\n${line.t('ar', 'language.offer.ar')}`)
  await says(line, channel, 'العربية')
  await channel.untilHears(line.t('ar', 'menu.again'))
  await says(line, channel, 'متى تكونون مفتوحين')
  await channel.untilHears(line.t('ar', 'topic.oppettider.answer').slice(0, 12))
  expect(channel.texts().filter((text) => text === line.t('ar', 'drafted'))).toHaveLength(1)
})

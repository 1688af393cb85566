import { ConnectionStatus } from 'botframework-directlinejs'
import { expect, test } from 'vitest'
import { eraseConversation } from '../../../bot/usecases/changeByVisitor.ts'
import type { ConversationId } from '../../../shared/ids.ts'
import { startLine } from '../../support/startLine.ts'
import { newToken, openDirectLineClient, secret } from './directLineClient.ts'

const startOpenLine = () => startLine({}, { DIRECT_LINE_SECRET: secret })
type Line = Awaited<ReturnType<typeof startOpenLine>>
type Client = ReturnType<typeof openDirectLineClient>

/** To the waiting list, by every way in which a client sends a button. */
async function asksForHuman({ t }: Line, client: Client) {
  await client.untilHears(t('sv', 'who'))
  await client.posts({ text: t('sv', 'who.self') })
  await client.untilHears(t('sv', 'menu.self'))
  await client.posts({ value: t('sv', 'choice.human'), channelData: { postBack: true } })
  await client.untilHears(t('sv', 'C3'))
  await client.posts({ text: t('sv', 'choice.yes'), value: { anything: 1 }, channelData: { messageBack: {} } })
  await client.untilHears(t('sv', 'screening.H1.self'))
  await client.posts({ text: t('sv', 'choice.skip') })
  await client.untilHears(t('sv', 'H2'))
  await client.posts({ text: t('sv', 'choice.skip') })
}

test.each([
  ['over a WebSocket', true],
  ['by polling', false],
])(
  'a visitor with a stock client talks to the bot and to staff %s, and gets everything once and in order',
  async (_how, webSocket) => {
    const line = await startOpenLine()
    const ben = await line.staff()
    const { token } = await newToken(line.origins.visitors)
    const client = openDirectLineClient(line.origins.visitors, { token, webSocket })
    await asksForHuman(line, client)
    const { id } = await ben.untilWaiting()
    await ben.claims(id)
    for (const reply of ['Hej, jag är här.', 'Hur är det?', 'Ta den tid du behöver.']) await ben.replies(id, reply)
    await client.untilHears('Ta den tid du behöver.')
    await client.posts({ text: 'tack' })
    await ben.untilReads(id, 'tack')
    await ben.closes(id, { outcome: ['advice'], urgencyByStaff: 'soon' })
    await client.untilType('endOfConversation')

    const ids = client.received().map((activity) => activity.id)
    expect(ids).toEqual([...new Set(ids)].sort((one, other) => (String(one) < String(other) ? -1 : 1)))
    expect(client.texts().slice(-6)).toEqual([
      line.t('sv', 'event.claimed'),
      'Hej, jag är här.',
      'Hur är det?',
      'Ta den tid du behöver.',
      'tack',
      line.t('sv', 'event.closed'),
    ])
    expect(client.events().filter(({ name }) => name.startsWith('handoff.'))).toEqual([
      { name: 'handoff.initiate', value: {} },
      { name: 'handoff.status', value: { state: 'accepted' } },
      { name: 'handoff.status', value: { state: 'completed' } },
    ])
  },
)

test.each([true, false])(
  'a client that comes back with its watermark gets what it missed and nothing again (WebSocket %s)',
  async (webSocket) => {
    const line = await startOpenLine()
    const ben = await line.staff()
    const { token, conversationId } = await newToken(line.origins.visitors)
    const first = openDirectLineClient(line.origins.visitors, { token, webSocket })
    await asksForHuman(line, first)
    const { id } = await ben.untilWaiting()
    await first.untilEvent('line.queued')
    await ben.claims(id)
    await first.untilHears(line.t('sv', 'event.claimed'))
    const watermark = first.watermark()
    first.leave()
    await ben.replies(id, 'Är du kvar?')
    await ben.replies(id, 'Jag väntar.')

    const again = openDirectLineClient(line.origins.visitors, {
      token,
      conversationId,
      watermark,
      webSocket,
    })
    await again.untilHears('Jag väntar.')
    expect(again.texts()).toEqual(['Är du kvar?', 'Jag väntar.'])
  },
)

test('an acute text is looked for and answered here too', async () => {
  const line = await startOpenLine()
  const ben = await line.staff()
  const client = openDirectLineClient(line.origins.visitors, { token: (await newToken(line.origins.visitors)).token })
  await client.untilHears(line.t('sv', 'who'))
  await client.posts({ text: 'de kommer döda mig ikväll' })
  await client.untilHears('Händer det nu?')
  await ben.untilCard('the alarm', ({ alarm }) => alarm?.category === 'A1')
  expect(client.buttons().map(({ title }) => title)).toEqual([line.t('sv', 'choice.yes'), line.t('sv', 'choice.no')])
})

test('the language follows the locale of the client', async () => {
  const line = await startOpenLine()
  const client = openDirectLineClient(line.origins.visitors, {
    token: (await newToken(line.origins.visitors)).token,
    conversationStartProperties: { locale: 'en-GB' },
  })
  await client.untilHears(line.t('en', 'who'))
  await client.posts({ text: line.t('en', 'who.self'), locale: 'sv' })
  await client.untilHears(line.t('sv', 'menu.self'))
})

test('staff see that a client with a stream is there, and when it has left', async () => {
  const line = await startOpenLine()
  const { token, conversationId } = await newToken(line.origins.visitors)
  const id = conversationId as ConversationId
  const left = new Promise<void>((resolve) => {
    line.presence.onVisitorChange(() => line.presence.visitorPresent(id) || resolve())
  })
  const client = openDirectLineClient(line.origins.visitors, { token })
  await client.untilHears(line.t('sv', 'who'))
  expect(line.presence.visitorPresent(id)).toBe(true)
  client.leave()
  await left
})

test('the conversation ends for a client when everything is erased', async () => {
  const line = await startOpenLine()
  const { token, conversationId } = await newToken(line.origins.visitors)
  const client = openDirectLineClient(line.origins.visitors, { token, webSocket: false })
  await client.untilHears(line.t('sv', 'who'))
  await eraseConversation(line.ports, conversationId as ConversationId, 'visitor')
  await client.untilStatus(ConnectionStatus.Ended)
})

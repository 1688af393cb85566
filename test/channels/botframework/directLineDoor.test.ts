import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openDirectLine } from '../../../bot/channels/botframework/directLine/openDirectLine.ts'
import { startLine } from '../../support/startLine.ts'
import { asks, newToken, openDirectLineClient, secret } from './directLineClient.ts'

const startOpenLine = () => startLine({}, { DIRECT_LINE_SECRET: secret })

/** A conversation that has begun, with its token and the address of its stream. */
async function started(origin: string) {
  const { token } = await newToken(origin)
  const response = await asks('POST', `${origin}/directline/conversations`, token)
  const conversation = (await response.json()) as { conversationId: string; token: string; streamUrl: string }
  return { ...conversation, at: `${origin}/directline/conversations/${conversation.conversationId}` }
}

/** A try to open a WebSocket by somebody who then says nothing more. */
function opensSilently(origin: string, path: string) {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  const key = Buffer.alloc(16).toString('base64')
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  )
  return socket
}

/** What a server says to a try to open a WebSocket, once it has ended it. */
async function upgradesTo(origin: string, path: string) {
  const socket = opensSilently(origin, path)
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk.toString()
  })
  await once(socket, 'close')
  return answer.split('\r\n')[0]
}

test('without a secret there is no Direct Line', async () => {
  const { origins } = await startLine()
  expect((await asks('POST', `${origins.visitors}/directline/tokens/generate`, secret)).status).toBe(404)
  expect((await asks('POST', `${origins.visitors}/directline/conversations`, secret)).status).toBe(404)
  expect(await upgradesTo(origins.visitors, '/directline/conversations/x/stream')).toBe('')
})

test.each([
  ['POST', 'tokens/generate', undefined, 401],
  ['POST', 'tokens/generate', 'not-the-secret', 401],
  ['POST', 'tokens/refresh', undefined, 401],
  ['POST', 'tokens/refresh', secret, 403],
  ['POST', 'conversations', undefined, 401],
  ['POST', 'conversations', 'not-the-secret', 403],
  ['GET', 'session/getsessionid', secret, 404],
])('%s %s with %s is refused with %i', async (method, path, bearer, status) => {
  const { origins } = await startOpenLine()
  const response = await asks(method, `${origins.visitors}/directline/${path}`, bearer)
  expect([response.status, Object.keys((await response.json()) as object)]).toEqual([status, ['error']])
})

test('the secret starts conversations, and opens none', async () => {
  const { origins } = await startOpenLine()
  const response = await asks('POST', `${origins.visitors}/directline/conversations`, secret)
  const { conversationId, token } = (await response.json()) as { conversationId: string; token: string }
  const at = `${origins.visitors}/directline/conversations/${conversationId}/activities`
  expect(response.status).toBe(201)
  expect((await asks('GET', at, secret)).status).toBe(403)
  expect((await asks('GET', at, token)).status).toBe(200)
})

test('a token opens its own conversation only', async () => {
  const { origins } = await startOpenLine()
  const maya = await started(origins.visitors)
  const other = await started(origins.visitors)
  const forged = maya.token.replace(maya.conversationId, other.conversationId)
  for (const token of [maya.token, forged, `${maya.token}x`, '..']) {
    expect((await asks('GET', `${other.at}/activities`, token)).status).toBe(403)
    expect((await asks('POST', `${other.at}/activities`, token, { type: 'message', text: 'hej' })).status).toBe(403)
    expect((await asks('GET', other.at, token)).status).toBe(403)
  }
})

test('a token of our own page is none here', async () => {
  const { origins, visitor } = await startOpenLine()
  const maya = visitor()
  await maya.says('hej')
  const token = maya.token() ?? ''
  const at = `${origins.visitors}/directline/conversations/${token.split('.')[0]}/activities`
  expect((await asks('GET', at, token)).status).toBe(403)
})

test('a token is over after half an hour, and before that gives a fresh one', async () => {
  const { origins, clock } = await startOpenLine()
  const { token, at } = await started(origins.visitors)
  clock.passTime(29 * 60_000)
  const refreshed = await asks('POST', `${origins.visitors}/directline/tokens/refresh`, token)
  const fresh = (await refreshed.json()) as { token: string; expires_in: number }
  clock.passTime(60_000)
  expect(fresh.expires_in).toBe(1800)
  expect((await asks('GET', `${at}/activities`, token)).status).toBe(403)
  expect((await asks('GET', `${at}/activities`, fresh.token)).status).toBe(200)
})

test.each([
  ['no text', { type: 'message' }, 400, 'BadArgument'],
  ['too long a text', { type: 'message', text: 'x'.repeat(4001) }, 400, 'BadArgument'],
  ['no activity', [], 400, 'BadArgument'],
  ['no JSON', '{', 400, 'BadArgument'],
  ['too large a body', { type: 'message', text: 'x'.repeat(70_000) }, 413, 'MessageSizeTooBig'],
])('%s is refused, and makes nothing', async (_what, activity, status, code) => {
  const { origins } = await startOpenLine()
  const { token, at } = await started(origins.visitors)
  const { watermark } = (await (await asks('GET', `${at}/activities`, token)).json()) as { watermark: string }
  const response = await asks('POST', `${at}/activities`, token, activity)
  expect([response.status, await response.json()]).toEqual([status, { error: { code } }])
  expect(await (await asks('GET', `${at}/activities?watermark=${watermark}`, token)).json()).toEqual({
    activities: [],
    watermark,
  })
})

test('what is not a message is acknowledged and says nothing', async () => {
  const { origins } = await startOpenLine()
  const { token, at } = await started(origins.visitors)
  const response = await asks('POST', `${at}/activities`, token, { type: 'typing' })
  expect([response.status, await response.json()]).toEqual([200, { id: '' }])
})

test('a message that is sent again stands once, and comes back under the name its client gave it', async () => {
  const line = await startOpenLine()
  const { token } = await newToken(line.origins.visitors)
  const client = openDirectLineClient(line.origins.visitors, { token })
  await client.untilHears(line.t('sv', 'who'))
  const message = { text: 'hej', channelData: { clientActivityID: 'first' } }
  const ids = [await client.posts(message), await client.posts(message)]
  await client.posts({ text: 'hejdå' })
  await client.untilHears('hejdå')
  expect(new Set(ids).size).toBe(1)
  expect(client.received().filter((activity) => activity.id === ids[0])).toMatchObject([
    { text: 'hej', from: { role: 'user' }, channelData: { clientActivityID: 'first' } },
  ])
})

test('a stream opens only with its own address, for a minute', async () => {
  const line = await startOpenLine()
  const { streamUrl, token } = await started(line.origins.visitors)
  const other = await started(line.origins.visitors)
  const { pathname, search } = new URL(streamUrl)
  const refused = 'HTTP/1.1 403 Forbidden'
  expect(await upgradesTo(line.origins.visitors, pathname)).toBe(refused)
  expect(await upgradesTo(line.origins.visitors, `${pathname}?t=${token}`)).toBe(refused)
  expect(await upgradesTo(line.origins.visitors, `${new URL(other.streamUrl).pathname}${search}`)).toBe(refused)
  line.clock.passTime(60_000)
  expect(await upgradesTo(line.origins.visitors, `${pathname}${search}`)).toBe(refused)
})

test('an upgrade to any other address is ended without an answer', async () => {
  const { origins } = await startOpenLine()
  expect(await upgradesTo(origins.visitors, '/elsewhere')).toBe('')
})

test('a stream outlives the patience for other upgrades, and clients are told when the line stops', async () => {
  const line = await startOpenLine()
  const { streamUrl } = await started(line.origins.visitors)
  const stream = new WebSocket(streamUrl)
  const closed = once(stream, 'close') as Promise<[CloseEvent]>
  await once(stream, 'message')
  expect(await upgradesTo(line.origins.visitors, '/elsewhere')).toBe('')
  expect(stream.readyState).toBe(WebSocket.OPEN)
  await line.server.stop()
  expect((await closed)[0].code).toBe(1012)
})

test('a stream whose client does not answer any more is ended at the second look', async () => {
  const line = await startOpenLine()
  const { streamUrl } = await started(line.origins.visitors)
  const channel = openDirectLine(line, { secret, presence: line.presence, origin: undefined })
  const server = createServer().listen(0)
  onTestFinished(() => void server.close())
  channel.attach(server)
  const { pathname, search } = new URL(streamUrl)
  const silent = opensSilently(`http://localhost:${(server.address() as AddressInfo).port}`, `${pathname}${search}`)
  await once(silent, 'data')
  const closed = once(silent, 'close')
  await channel.attend()
  await channel.attend()
  await closed
})

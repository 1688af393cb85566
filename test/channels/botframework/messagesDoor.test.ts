import { request } from 'node:http'
import { expect, test } from 'vitest'
import { startLine } from '../../support/startLine.ts'
import { openChannelService } from './channelService.ts'

const playground = { BOT_PLAYGROUND: '1' }
const credentials = { BOT_APP_ID: 'our-app', BOT_APP_PASSWORD: 'our-password', BOT_TENANT_ID: 'our-tenant' }

const head = async (origin: string) => (await fetch(`${origin}/api/messages`, { method: 'HEAD' })).status

/** `fetch` sets the host by itself. */
const postsAs = (origin: string, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { port } = new URL(origin)
    request({ port, host: '127.0.0.1', path: '/api/messages', method: 'POST', headers: { host } }, (response) =>
      resolve(response.statusCode),
    )
      .on('error', reject)
      .end()
  })

test('without a setting there is no /api/messages', async () => {
  const { origins } = await startLine()
  const channel = await openChannelService()
  expect((await channel.posts(origins.visitors, { text: 'hej' })).status).toBe(404)
  expect(await head(origins.visitors)).toBe(404)
})

test.each([playground, credentials])('when it is on, HEAD is answered with 200 and GET with 404: %o', async (env) => {
  const { origins } = await startLine({}, env)
  expect(await head(origins.visitors)).toBe(200)
  expect((await fetch(`${origins.visitors}/api/messages`)).status).toBe(404)
})

test.each([
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'Forwarded',
  'Via',
  'X-Real-IP',
  'X-Client-IP',
  'CF-Connecting-IP',
  'True-Client-IP',
])('in the playground a request that came through a proxy is refused: %s', async (header) => {
  const { origins, ports } = await startLine({}, playground)
  const channel = await openChannelService()
  expect((await channel.posts(origins.visitors, { text: 'hej' }, { [header]: '127.0.0.1' })).status).toBe(403)
  expect(await ports.replyAddresses.list()).toEqual([])
})

test('in the playground a name that somebody pointed at this machine is refused', async () => {
  const { origins } = await startLine({}, playground)
  expect(await postsAs(origins.visitors, 'evil.example')).toBe(403)
  expect(await postsAs(origins.visitors, '127.evil.example')).toBe(403)
  expect(await postsAs(origins.visitors, '127.0.0.1')).toBe(400)
})

test('in the playground nothing is sent to another machine', async () => {
  const { origins, ports } = await startLine({}, playground)
  const channel = await openChannelService()
  expect((await channel.posts(origins.visitors, { text: 'hej', serviceUrl: 'http://192.0.2.1/' })).status).toBe(400)
  expect(await ports.replyAddresses.list()).toEqual([])
})

test('in a group the bot stays silent', async () => {
  const { origins, ports } = await startLine({}, playground)
  const channel = await openChannelService()
  const conversation = { id: channel.conversation, isGroup: true }
  expect((await channel.posts(origins.visitors, { text: 'hej', conversation })).status).toBe(403)
  expect(await ports.replyAddresses.list()).toEqual([])
})

test.each([
  ['no conversation', { conversation: undefined }],
  ['no address to answer to', { serviceUrl: undefined }],
  ['an address that is none', { serviceUrl: 'file:///etc/hosts' }],
  ['no sender', { from: undefined }],
])('%s is refused with 400', async (_what, more) => {
  const { origins } = await startLine({}, playground)
  const channel = await openChannelService()
  const response = await channel.posts(origins.visitors, { text: 'hej', ...more })
  expect([response.status, await response.json()]).toEqual([400, { error: { code: 'BadArgument' } }])
})

test.each([
  ['no JSON', '{', 'application/json', 400],
  ['nothing', '', 'application/json', 400],
  ['another type', '{}', 'text/plain', 400],
  ['too large a body', JSON.stringify({ text: 'x'.repeat(70_000) }), 'application/json', 413],
])('%s is refused', async (_what, body, type, status) => {
  const { origins } = await startLine({}, playground)
  const headers = { 'Content-Type': type }
  expect((await fetch(`${origins.visitors}/api/messages`, { method: 'POST', headers, body })).status).toBe(status)
})

test('with credentials a request without proof, or with a forged one, is refused, through a proxy or not', async () => {
  const { origins, ports } = await startLine({}, credentials)
  const channel = await openChannelService()
  const claims = { aud: 'another-app', iss: 'https://api.botframework.com', exp: 4_000_000_000 }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const forged = `${part({ alg: 'RS256', kid: 'ours' })}.${part(claims)}.${'A'.repeat(342)}`
  const unsigned = `${part({ alg: 'none' })}.${part(claims)}.`
  for (const authorization of ['', 'Basic bWF5YQ==', `Bearer ${forged}`, `Bearer ${unsigned}`, 'Bearer x']) {
    const headers = { 'X-Forwarded-For': '192.0.2.1', ...(authorization ? { Authorization: authorization } : {}) }
    expect((await channel.posts(origins.visitors, { text: 'hej' }, headers)).status, authorization).toBe(401)
  }
  expect(await ports.replyAddresses.list()).toEqual([])
})

import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import request from 'supertest'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import settings from '../../bot/settings.json' with { type: 'json' }
import { asConsole } from '../support/asConsole.ts'
import { startLine } from '../support/startLine.ts'

const paths = [
  '/',
  '/health',
  '/words/ar',
  '/words/xx',
  '/left',
  '/code',
  '/back',
  '/nowhere',
  '/%',
  '/manifest.json',
  '/assets/../assets/none.js',
  '/session',
  '/live/?EIO=4&transport=polling',
  '/v3/directline/conversations',
  '/api/messages',
]
const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace'] as const

/** On every answer, whatever was asked (requirements.md R2.9). */
const always: Record<string, string | RegExp> = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': /deny/i,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'content-security-policy': /^default-src 'none';.*form-action 'self';frame-ancestors 'none'.*trusted-types 'none'/,
  'permissions-policy': /geolocation=\(\)/,
  'x-robots-tag': 'noindex, noarchive',
}
const never = ['x-powered-by', 'server', 'etag', 'last-modified', 'set-cookie', 'strict-transport-security']

function expectWhole(given: Record<string, unknown>, name: string, isConsolePage = false): number {
  const policy = String(given['content-security-policy'])
  const worker = policy.includes('trusted-types worker')
  expect(worker, `${name} lets a worker be named`).toBe(isConsolePage)
  // But for that the console's page has the same policy as everything.
  const headers = worker
    ? { ...given, 'content-security-policy': policy.replace('trusted-types worker', "trusted-types 'none'") }
    : given
  for (const [header, value] of Object.entries(always)) expect(headers[header], `${name} ${header}`).toMatch(value)
  for (const header of never) expect(headers[header], `${name} ${header}`).toBeUndefined()
  return Object.keys(always).length + never.length
}

test('every route and method of both listeners answers with the full header set', async () => {
  const line = await startLine()
  let checked = 0
  for (const origin of Object.values(line.origins)) {
    for (const path of paths) {
      for (const method of methods) {
        const { headers, status } = await request(origin)[method](path)
        const name = `${method} ${path}: ${status}`
        const isConsolePage = origin === line.origins.console && path === '/' && status === 200
        checked += expectWhole(headers, name, isConsolePage)
        expect(status, name).toBeLessThan(500)
      }
    }
  }
  expect(checked).toBeGreaterThan(4000)
})

/** What a listener answers to bytes as they stand, its headers by lower-case name. */
async function rawAnswer(origin: string, bytes: string) {
  const socket = connect(Number(new URL(origin).port), 'localhost')
  socket.write(bytes)
  let answer = ''
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString()
    if (answer.includes('\r\n\r\n')) socket.destroy()
  })
  await once(socket, 'close')
  const [first = '', ...rest] = answer.split('\r\n\r\n')[0]?.split('\r\n') ?? []
  const pairs = rest.map((row) => [row.slice(0, row.indexOf(':')).toLowerCase(), row.slice(row.indexOf(':') + 2)])
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(pairs) as Record<string, string> }
}

const upgrade = [
  'GET /live/?EIO=4&transport=websocket HTTP/1.1',
  'Host: localhost',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Extensions: permessage-deflate',
  '',
  '',
].join('\r\n')

test('what is no HTTP, too long or unexpected, and the handshake of a socket, have every header too', async () => {
  const line = await startLine()
  for (const origin of Object.values(line.origins)) {
    const answers = {
      400: 'NOT HTTP\r\n\r\n',
      431: `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      200: 'GET /health HTTP/1.1\r\nHost: localhost\r\nExpect: everything\r\n\r\n',
      101: upgrade,
    }
    for (const [status, bytes] of Object.entries(answers)) {
      const answer = await rawAnswer(origin, bytes)
      expectWhole(answer.headers, `${status} ${origin}`)
      expect(answer.status).toBe(Number(status))
      // No message is ever compressed: its length would tell of its words.
      expect(answer.headers['sec-websocket-extensions']).toBeUndefined()
    }
  }
})

test('strict transport is asked for where the line is reached by https, and never of an onion address', async () => {
  const secure = await startLine({}, { PUBLIC_ORIGIN: 'https://chat.example.org' })
  expect((await request(secure.origins.visitors).get('/')).headers['strict-transport-security']).toBe(
    'max-age=31536000',
  )
  const onion = 'abcdefghijklmnop.onion'
  const hidden = await startLine({}, { PUBLIC_ORIGIN: `http://${onion}` })
  const { headers, text } = await request(hidden.origins.visitors).get('/').set('Host', onion)
  expect(headers['strict-transport-security']).toBeUndefined()
  const addresses = text.replaceAll(settings.leaveTo, '').match(/https?:\/\/[^"'<\s]+/g) ?? []
  expect(addresses.filter((address) => !address.startsWith('http://www.w3.org/'))).toEqual([])
})

test('only what carries no secret is compressed, and as the browser asks for it', async () => {
  const line = await startLine()
  const get = (path: string, accepts: string, cookie = '') =>
    request(line.origins.visitors).get(path).set('Accept-Encoding', accepts).set('Cookie', cookie)
  const { text } = await get('/', 'identity')
  const script = /src="(\/assets\/[^"]+)"/.exec(text)?.[1] ?? ''
  for (const path of ['/', script, '/words/ar']) {
    const best = await fetch(line.origins.visitors + path, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } })
    expect(best.headers.get('content-encoding'), path).toBe('br')
    expect((await get(path, 'gzip')).headers['content-encoding'], path).toBe('gzip')
    expect((await get(path, 'identity')).headers['content-encoding'], path).toBeUndefined()
  }
  for (const [path, cookie] of [
    ['/', 's=whatever'],
    ['/', 's=left'],
    ['/health', ''],
  ] as const)
    expect((await get(path, 'gzip, br', cookie)).headers['content-encoding'], path + cookie).toBeUndefined()
})

/** Words that would tell whoever looks over a shoulder, or finds a tab, an icon or a file, what this is (requirements.md R2.6). */
const telling = /avhopp|defect|gäng|gang|extrem|exit|kommun|municip|hotline|police|polis/i

test('no title, icon, file name or address of the page says what it is, and the title is the same in every language', async () => {
  const line = await startLine()
  const get = (path: string, cookie = '') => request(line.origins.visitors).get(path).set('Cookie', cookie)
  const titles = new Set<unknown>()
  for (const language of ['sv', 'en', 'ar', 'so']) titles.add((await get(`/words/${language}`)).body.texts.title)
  expect([...titles]).toEqual(['Information'])
  for (const cookie of ['', 's=left', 's=whatever']) {
    const { text } = await get('/', cookie)
    const head = text.slice(0, text.indexOf('</head>'))
    expect(head).not.toMatch(telling)
    expect(head).not.toMatch(/og:|manifest/)
    for (const [, path = ''] of text.matchAll(/(?:src|href)="(\/[^"]+)"/g)) expect(path).not.toMatch(telling)
  }
  const icon = /rel="icon"[^>]*href="([^"]+)"/.exec((await get('/')).text)?.[1] ?? ''
  expect((await get(icon)).body.toString()).not.toMatch(telling)
  expect((await get('/manifest.json')).status).toBe(404)
})

test('leaving tells the server, which has the browser clear what it may have kept, and touches no cookie of other sites', async () => {
  const line = await startLine()
  const { status, headers } = await request(line.origins.visitors).post('/left')
  expect({ status, clears: headers['clear-site-data'] }).toEqual({ status: 204, clears: '"cache", "storage"' })
})

test('health answers the same words on both listeners and tells nothing else', async () => {
  const line = await startLine()
  for (const origin of Object.values(line.origins)) {
    const { status, text } = await request(origin).get('/health')
    expect({ status, text }).toEqual({ status: 200, text: '{"ready":true}' })
  }
})

test('the console is not on the visitors’ listener, nor the other way round', async () => {
  const line = await startLine()
  expect((await request(line.origins.visitors).get('/session')).status).toBe(404)
  expect((await request(line.origins.console).get('/')).text).not.toContain('Jag är en bot')
})

test('a sign-in without the console’s header, or from another site’s socket, is refused', async () => {
  const line = await startLine()
  const { status } = await request(line.origins.console).post('/session').send({ name: 'ben', password: 'x' })
  expect(status).toBe(403)
  const at = `${line.origins.console.replace('http', 'ws')}/live/?EIO=4&transport=websocket`
  const refused = new WebSocket(at, { origin: 'https://example.org' })
  const [, refusal] = (await once(refused, 'unexpected-response')) as [unknown, IncomingMessage]
  expect(refusal.statusCode).toBe(400)
  refused.on('error', () => {}).terminate()
  const welcome = new WebSocket(at, { origin: line.origins.console })
  await once(welcome, 'open')
  welcome.terminate()
})

test('sign-in sets a cookie no script can read, and signing out ends the session', async () => {
  const line = await startLine()
  const ben = await line.staff()
  const cookie = ben.cookie
  const me = await request(line.origins.console).get('/session').set(asConsole).set('Cookie', cookie)
  expect(me.body.me).toEqual({ number: 1, name: 'ben', role: 'responder' })
  await request(line.origins.console).delete('/session').set('Cookie', cookie).set(asConsole)
  expect((await request(line.origins.console).get('/session').set(asConsole).set('Cookie', cookie)).status).toBe(401)
  await expect(ben.startsShift()).rejects.toThrow('notSignedIn')
})

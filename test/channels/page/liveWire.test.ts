import { once } from 'node:events'
import { createServer, type RequestListener, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { newClientId } from '../../../bot/channels/webchat/page/line/clientId.ts'
import { createEitherWire } from '../../../bot/channels/webchat/page/line/eitherWire.ts'
import { createLiveWire } from '../../../bot/channels/webchat/page/line/liveWire.ts'
import type { Pace } from '../../../bot/channels/webchat/page/line/pace.ts'
import { createPollWire } from '../../../bot/channels/webchat/page/line/pollWire.ts'
import type { VisitorUpdate } from '../../../shared/wire/visitor.ts'
import { startLine } from '../../support/startLine.ts'
import { createUntil } from '../../support/until.ts'
import { handTime } from './handTime.ts'

const seconds = (count: number) => count * 1000
const realPace: Pace = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  random: () => 0,
}

/** The page's wire, what it tells, and a network that comes and goes as the test says. */
function openWire(origin: string, pace = realPace) {
  const { changed, until } = createUntil()
  const told: string[] = []
  const read = new Set<string>()
  const network = new Map<string, () => void>()
  const live = createLiveWire({ origin, pace, on: (change, run) => void network.set(change, run) })
  const wire = createEitherWire(live, createPollWire(origin, pace), pace)
  const tell = (what: string) => {
    told.push(what)
    changed()
  }
  const hear = ({ entries }: VisitorUpdate) => {
    for (const entry of entries) if (entry.shows === 'visitor') read.add(entry.text)
    changed()
  }
  wire.listen({
    opened: () => tell('opened'),
    closed: () => tell('closed'),
    added: hear,
    erased: () => tell('erased'),
  })
  wire.open()
  onTestFinished(wire.close)
  const untilTold = (what: string, times = 1) =>
    until(`${what} ${times} times`, () => told.filter((one) => one === what).length >= times)
  const untilRead = (...texts: string[]) => until(texts.join(), () => texts.every((text) => read.has(text)))
  return { wire, told, hear, untilTold, untilRead, network: (change: 'offline' | 'online') => network.get(change)?.() }
}

async function listening(server: Server) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Something between that understands requests and nothing else. */
const betweenThatUpgradesNothing = (origin: string) => {
  const pass: RequestListener = (asked, answer) => {
    const onward = request(`${origin}${asked.url}`, { method: asked.method, headers: asked.headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    answer.on('close', () => onward.destroy())
    asked.pipe(onward)
  }
  return listening(createServer(pass).on('upgrade', (_asked, socket) => socket.destroy()))
}

test.each(['directly', 'through something that lets no WebSocket pass'])(
  'a page asks, is answered and is told what is new, %s',
  async (how) => {
    const line = await startLine()
    const origin = how === 'directly' ? line.origins.visitors : await betweenThatUpgradesNothing(line.origins.visitors)
    const { wire, untilTold, untilRead, hear } = openWire(origin)
    await untilTold('opened')
    const says = (text: string, token?: string) =>
      new Promise<{ ok: boolean; value?: { token: string } }>((resolve) => {
        const input = { kind: 'text', text } as const
        wire.ask('input:send', { clientId: newClientId(), language: 'sv', input, ...(token ? { token } : {}) }, resolve)
      })
    const first = await says('hej')
    expect(first.ok).toBe(true)
    wire.ask('line:join', { token: first.value?.token ?? '', last: 0 }, (answer) => answer.ok && hear(answer.value))
    const together = await Promise.all(['ett ö', 'två ش', 'tre'].map((text) => says(text, first.value?.token)))
    expect(together.map(({ ok }) => ok)).toEqual([true, true, true])
    await untilRead('hej', 'ett ö', 'två ش', 'tre')
  },
)

/** Takes every WebSocket, says this on each, and counts them. */
async function openTalker(...frames: string[]) {
  const { changed, until } = createUntil()
  const server = createServer()
  let count = 0
  new WebSocketServer({ server }).on('connection', (socket) => {
    count += 1
    for (const frame of frames) socket.send(frame)
    changed()
  })
  return {
    origin: await listening(server),
    untilConnected: (times: number) => until('connected', () => count >= times),
  }
}

const greeting = `0${JSON.stringify({ sid: 'a', pingInterval: seconds(10), pingTimeout: seconds(5) })}`

test('a server that has fallen silent is lost, and is looked for again', async () => {
  const time = handTime()
  const { origin, untilConnected } = await openTalker(greeting, '40{"sid":"b"}')
  const { wire, told, untilTold } = openWire(origin, time.pace)
  await untilTold('opened')
  time.pass(seconds(14))
  expect(wire.isOpen()).toBe(true)
  time.pass(seconds(2))
  expect([wire.isOpen(), told]).toEqual([false, ['opened', 'closed']])
  await untilConnected(2)
  await untilTold('opened', 2)
})

test('the network goes and comes back: it is lost at once and looked for at once', async () => {
  const time = handTime()
  const { origin } = await openTalker(greeting, '40{"sid":"b"}')
  const { told, untilTold, network } = openWire(origin, time.pace)
  await untilTold('opened')
  network('offline')
  expect(told).toEqual(['opened', 'closed'])
  network('online')
  await untilTold('opened', 2)
})

test('the server says goodbye, or something that it never says: then it is lost', async () => {
  for (const last of ['1', '41', '44{"message":"no"}', '42["entries:added",{', '<html>']) {
    const { origin } = await openTalker(greeting, '40{"sid":"b"}', last)
    const { told, untilTold } = openWire(origin, handTime().pace)
    await untilTold('closed')
    expect(told, last).toEqual(['opened', 'closed'])
  }
})

test('a page that is let onto no network but a sign-in page asks for it only now and then', async () => {
  const { changed, until } = createUntil()
  let asked = 0
  const signIn = createServer((_asked, answer) => {
    asked += 1
    answer.end('<html>Sign in</html>')
  }).on('upgrade', (_asked, socket) => {
    asked += 1
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n')
  })
  const pauses: { ms: number; over(): void }[] = []
  const pace: Pace = {
    after(ms, run) {
      // The other pauses only see to it that an attempt ends.
      if (ms < seconds(20)) pauses.push({ ms, over: run })
      changed()
      return () => {}
    },
    random: () => 0.5,
  }
  const wire = createLiveWire({ origin: await listening(signIn), pace, on() {} })
  wire.open()
  onTestFinished(wire.close)
  for (const tries of [1, 2, 3, 4, 5, 6]) {
    const { over } = await until('it pauses', () => pauses[tries - 1])
    expect(asked).toBe(tries)
    over()
  }
  expect(pauses.map(({ ms }) => ms / seconds(1))).toEqual([1, 2, 4, 8, 10, 10])
})

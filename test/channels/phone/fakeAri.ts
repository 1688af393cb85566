import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { createUntil } from '../../support/until.ts'
import type { FakeSwitch } from './fakeSwitch.ts'

interface Line {
  dir: 'event' | 'rest'
  body: Record<string, unknown> | null
  method?: string
  path?: string
  status?: number
}

/** What a real Asterisk 22 said and answered, with numbers of fiction. */
const recorded = readFileSync(new URL('ariRecording.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line)

const eventLike = (type: string, fits: (body: Record<string, unknown>) => boolean = () => true) => {
  const found = recorded.find(({ dir, body }) => dir === 'event' && body?.type === type && fits(body))
  if (!found?.body) throw new Error(`never recorded: ${type}`)
  return structuredClone(found.body)
}
const answerLike = (method: string, path: RegExp) =>
  recorded.find((line) => line.dir === 'rest' && line.method === method && path.test(line.path ?? ''))

interface Asked {
  method: string
  path: string
  query: Record<string, string>
}

/** Asterisk as far as its interface tells, in the words of the recording. */
export async function fakeAri(sip?: FakeSwitch) {
  const asked: Asked[] = []
  const channels = new Map<string, Record<string, unknown>>()
  const sockets = new Set<WebSocket>()
  const { changed, until } = createUntil()
  let made = 0
  const recordings = new Map<string, Buffer>()
  const listeners: ((asked: Asked, made: string | undefined) => void)[] = []

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://ari')
    const path = url.pathname.replace(/^\/ari/, '')
    const one = { method: request.method ?? '', path, query: Object.fromEntries(url.searchParams) }
    const { status, body } = answer(one)
    asked.push(one)
    for (const listen of listeners) listen(one, (body as { id?: string } | undefined)?.id)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(Buffer.isBuffer(body) ? body : body === undefined ? '' : JSON.stringify(body))
    changed()
  })
  const live = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.startsWith('/ari/events'))
      live.handleUpgrade(request, socket, head, (opened) => live.emit('connection', opened))
    else if (request.url === '/ws' && sip) sip.upgrade(request, socket, head)
    else socket.destroy()
  })
  live.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    changed()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.terminate()
    server.close()
  })

  function answer({ method, path, query }: Asked): { status: number; body?: unknown } {
    const [, , id = ''] = path.split('/')
    if (method === 'GET' && path === '/channels') return { status: 200, body: [...channels.values()] }
    if (path.endsWith('/record') || path.endsWith('/continue'))
      return {
        status: path.endsWith('/record') ? 201 : 204,
        body: path.endsWith('/record') ? { name: query.name } : undefined,
      }
    if (path.startsWith('/recordings/stored/')) {
      const sound = recordings.get(path.split('/')[3] ?? '')
      if (method === 'DELETE') recordings.delete(path.split('/')[3] ?? '')
      return sound
        ? { status: method === 'DELETE' ? 204 : 200, body: method === 'DELETE' ? undefined : sound }
        : { status: 404, body: {} }
    }
    const like = answerLike(
      method,
      new RegExp(`^${path.replace(/[0-9a-f]{8}-[0-9a-f-]+|\d+\.\d+|new-\d+/g, '[^/]+')}$`),
    )
    if (!like) throw new Error(`never recorded: ${method} ${path}`)
    if (method === 'DELETE' && path.startsWith('/channels/')) channels.delete(id)
    const body = like.body ? { ...structuredClone(like.body), id: `new-${++made}` } : undefined
    if (method === 'POST' && path === '/channels' && body) channels.set(body.id, body)
    return { status: like.status ?? 200, body }
  }

  function say(
    type: string,
    change: (body: Record<string, unknown>) => object,
    fits?: (body: Record<string, unknown>) => boolean,
  ) {
    const like = eventLike(type, fits)
    const text = JSON.stringify({ ...like, ...change(like) })
    for (const socket of sockets) socket.send(text)
  }
  const onChannel = (id: string) => (body: Record<string, unknown>) => ({
    channel: { ...(body.channel as object), id },
  })

  return {
    origin: () => `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    asked,
    until,
    /** Told of everything that is asked, and of what was made for it. */
    onAsked: (listen: (asked: Asked, made: string | undefined) => void) => void listeners.push(listen),
    untilConnected: () => until('the line listens', () => sockets.size > 0),
    untilAsked: (method: string, path: RegExp, times = 1) =>
      until(`${method} ${path}`, () => asked.filter((one) => one.method === method && path.test(one.path))[times - 1]),
    /** `more` is whatever else the trunk says of the caller. */
    comes(id: string, number: string, more: object = {}) {
      const channel = { ...(eventLike('StasisStart').channel as object), id, caller: { name: '', number }, ...more }
      channels.set(id, channel)
      say('StasisStart', () => ({ channel }))
    },
    /** Everything that is being played comes to its end. */
    played() {
      const [last] = asked.flatMap(({ path }, nth) => (path.endsWith('/play') ? [nth] : [])).slice(-1)
      const target = asked[last ?? 0]?.path.split('/')[2]
      say('PlaybackFinished', (body) => ({
        playback: { ...(body.playback as object), id: `new-${made}`, target_uri: `channel:${target}` },
      }))
    },
    press: (id: string, digit: string) => say('ChannelDtmfReceived', (body) => ({ ...onChannel(id)(body), digit })),
    staffTakesUp: (id: string, caller: string) =>
      say(
        'StasisStart',
        (body) => ({ ...onChannel(id)(body), args: ['staff', caller] }),
        ({ args }) => (args as string[])[0] === 'staff',
      ),
    gone(id: string, cause = 16) {
      channels.delete(id)
      say('StasisEnd', onChannel(id))
      say('ChannelDestroyed', (body) => ({ ...onChannel(id)(body), cause }))
    },
    recordingEnds(id: string, name: string, sound?: Buffer) {
      if (sound) recordings.set(name, sound)
      const text = {
        type: 'RecordingFinished',
        recording: { name, duration: 4, state: 'done', target_uri: `channel:${id}` },
      }
      for (const socket of sockets) socket.send(JSON.stringify(text))
    },
    /** Whatever comes over the socket. */
    saysRaw(text: string) {
      for (const socket of sockets) socket.send(text)
    },
    recordings,
    channels,
    breaks: () => {
      for (const socket of sockets) socket.terminate()
    },
  }
}

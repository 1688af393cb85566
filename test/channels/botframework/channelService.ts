import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { newClientId } from '../../support/openVisitor.ts'
import { createUntil } from '../../support/until.ts'

interface Received {
  type: string
  text?: string
  name?: string
  value?: { state?: string }
  channelId?: string
  replyToId?: string
  recipient?: { id: string }
  suggestedActions?: { actions: { title: string; value: string }[] }
}

/** In place of a status: the connection stays open, and nothing comes. */
export const neverAnswers = 0

/** A Bot Framework channel on this machine: sends what a visitor writes, and takes what the bot answers over HTTP. */
export async function openChannelService(channelId = 'emulator') {
  const { changed, until } = createUntil()
  const received: Received[] = []
  const conversation = newClientId()
  const answers = { status: 200, refuses: (_activity: Received): number => answers.status }
  let tries = 0
  let sent = 0
  const server = createServer((request, response) => void take(request, response))
  async function take(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const activity = JSON.parse(Buffer.concat(chunks).toString()) as Received
    const status = answers.refuses(activity)
    const isOurs = request.url?.startsWith(`/v3/conversations/${conversation}/activities`)
    if (status === 200 && isOurs) received.push(activity)
    tries++
    if (status !== neverAnswers)
      response.writeHead(isOurs ? status : 404, { 'Content-Type': 'application/json' }).end('{"id":"taken"}')
    changed()
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const activity = (more: object) => ({
    type: 'message',
    id: `${conversation}-${sent++}`,
    channelId,
    serviceUrl,
    locale: 'sv-SE',
    conversation: { id: conversation },
    from: { id: 'maya-of-the-channel', name: 'Maya Fagelbo' },
    recipient: { id: 'bot', name: 'Bot' },
    ...more,
  })
  const texts = () => received.flatMap(({ text }) => (text === undefined ? [] : [text]))
  return {
    answers,
    serviceUrl,
    conversation,
    activity,
    received: () => received,
    texts,
    tries: () => tries,
    /** Posts one activity as the channel does, and gives what the bot says to it over HTTP. */
    posts: (origin: string, more: object, headers: Record<string, string> = {}) =>
      fetch(`${origin}/api/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(activity(more)),
      }),
    untilHears: (words: string) => until(`hears "${words}"`, () => texts().some((text) => text.includes(words))),
    untilType: (type: string) => until(type, () => received.some((one) => one.type === type)),
    untilTried: (times: number) => until(`${times} tries`, () => tries >= times),
  }
}

import { WebSocket } from 'ws'
import { z } from 'zod'
import { HotlineError } from '../../../errors.ts'
import { destroyThere } from '../destroyThere.ts'

export interface AriLogin {
  url: string
  user: string
  password: string
}

/** The Stasis application our dialplan hands calls to. */
export const application = 'hotline'

const channelSchema = z.looseObject({
  id: z.string(),
  caller: z.looseObject({ number: z.string() }).optional(),
  dialplan: z.looseObject({ app_name: z.string(), app_data: z.string() }).optional(),
})
export type Channel = z.infer<typeof channelSchema>

/** Of every event only what we act on; the rest of it is let be. */
const eventSchema = z.looseObject({
  type: z.string(),
  args: z.array(z.string()).optional(),
  digit: z.string().optional(),
  cause: z.number().optional(),
  channel: channelSchema.optional(),
  playback: z.looseObject({ id: z.string() }).optional(),
  recording: z.looseObject({ name: z.string(), duration: z.number().optional() }).optional(),
})
export type AriEvent = z.infer<typeof eventSchema>

interface Listening {
  event(event: AriEvent): void
  /** Connected, for the first time or again: what happened in between was not heard. */
  opened(): void
  after(ms: number, run: () => void): () => void
}

const againMs = 1000
const withinMs = 5000

/** Asterisk's own interface: requests over HTTP, events over a socket that is opened again whenever it closes. */
export function createAri({ url, user, password }: AriLogin) {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  let socket: WebSocket | undefined
  let closed = false

  async function send(method: string, path: string, query: Record<string, string> = {}): Promise<Response> {
    const search = new URLSearchParams(query).toString()
    const signal = AbortSignal.timeout(withinMs)
    const target = `${url}/ari${path}${search ? `?${search}` : ''}`
    const response = await fetch(target, { method, headers: { authorization }, signal }).catch(() => {
      throw new HotlineError('unavailable', 'Asterisk does not answer')
    })
    // What is gone already needs no ending.
    if (!response.ok && response.status !== 404) throw new HotlineError('unavailable', 'Asterisk refused')
    return response
  }

  return {
    async post(path: string, query?: Record<string, string>): Promise<{ id: string } | undefined> {
      const text = await (await send('POST', path, query)).text()
      return text === '' ? undefined : (JSON.parse(text) as { id: string })
    },
    async end(path: string) {
      await send('DELETE', path)
    },
    async channels(): Promise<Channel[]> {
      return z.array(channelSchema).parse(await (await send('GET', '/channels')).json())
    },
    /** A finished recording, which is destroyed there at once; nothing when there is none, whatever its event said. */
    async takeRecording(name: string): Promise<Buffer | undefined> {
      const response = await send('GET', `/recordings/stored/${name}/file`)
      const sound = response.ok ? Buffer.from(await response.arrayBuffer()) : undefined
      await destroyThere(() => send('DELETE', `/recordings/stored/${name}`))
      return sound
    },
    listen({ event, opened, after }: Listening) {
      const open = () => {
        const live = new WebSocket(`${url.replace(/^http/, 'ws')}/ari/events?app=${application}`, {
          headers: { authorization },
        })
        socket = live
        live.on('open', opened)
        live.on('message', (message: Buffer) => {
          const read = eventSchema.safeParse(parsed(message.toString()))
          if (read.success) event(read.data)
        })
        live.on('error', () => live.terminate())
        live.on('close', () => {
          if (!closed) after(againMs, open)
        })
      }
      open()
    },
    close() {
      closed = true
      socket?.terminate()
    },
  }
}

/** What cannot be read is no event; the error would name what was in it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export type Ari = ReturnType<typeof createAri>

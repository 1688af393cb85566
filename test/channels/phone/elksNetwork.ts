import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { textsIn } from '../../support/voiceFolder.ts'

type Action = Record<string, unknown>

/** Keys the provider documents, by what names the action; anything else it does not understand. */
const documented: Record<string, readonly string[]> = {
  ivr: ['digits', 'timeout', 'repeat', 'next', 'whenhangup'],
  play: ['skippable', 'next', 'whenhangup'],
  connect: ['callerid', 'next', 'busy', 'failed', 'success', 'whenhangup'],
  record: ['timelimit', 'silencedetection', 'next', 'whenhangup'],
  hangup: ['whenhangup'],
}

export interface ElksNetwork {
  origin: string
  secret: string
  from?: string
  /** Sent with every request beside what is documented. */
  more?: { fields: Record<string, string>; headers: Record<string, string> }
}

/** 46elks as documented, over real HTTP: a call that does what it is told, and complains of whatever is not documented. */
export async function dialElks(
  { origin, secret, from = '+46701740605', more = { fields: {}, headers: {} } }: ElksNetwork,
  callid = `c${Math.random().toString(36).slice(2)}`,
) {
  const base = `${origin}/phone/${secret}`
  const heard: string[] = []
  let action: Action = {}
  let isFirst = true
  const common = {
    direction: 'incoming',
    callid,
    from,
    to: '+46846500401',
    created: '2026-11-22T02:13:57.741000',
    ...more.fields,
  }

  /** Asks again whatever is not answered with 200 to 204, as the provider does for hours. */
  async function ask(url: string, fields: Record<string, string>, times = 5): Promise<Action> {
    for (let tried = 0; tried < times; tried++) {
      const response = await fetch(url, {
        method: 'POST',
        headers: more.headers,
        body: new URLSearchParams({ ...common, ...fields, undocumented: 'x' }),
      })
      if (response.status >= 200 && response.status <= 204) return (await response.json()) as Action
    }
    throw new Error('not answered')
  }

  /** Plays on until something has to be answered. */
  async function follow(next: Action): Promise<void> {
    const [name = ''] = Object.keys(next)
    const allowed = documented[name]
    if (!allowed) throw new Error(`no such action: ${name}`)
    const unknown = Object.keys(next)
      .slice(1)
      .filter((key) => !allowed.includes(key))
    if (unknown.length > 0) throw new Error(`not documented: ${unknown}`)
    if (name === 'hangup' && !isFirst && next.hangup !== 'reject') throw new Error('only reject after the first action')
    isFirst = false
    action = next
    if (name === 'play') {
      await listen(String(next.play))
      if (typeof next.next === 'string') return follow(await ask(next.next, { result: 'success' }))
      if (next.next) return follow(next.next as Action)
    }
    if (name === 'ivr') {
      const { timeout, digits } = next
      if (!(Number(timeout) >= 1 && Number(timeout) <= 30)) throw new Error('timeout from 1 to 30')
      if (!(Number(digits) >= 1)) throw new Error('digits')
      await listen(String(next.ivr))
    }
    if (name === 'connect' && !next.callerid) throw new Error('the caller’s number would be shown')
  }

  async function listen(url: string) {
    if (url.startsWith('sound/')) return
    const response = await fetch(url, { headers: more.headers })
    if (!response.ok) throw new Error(`no sound: ${response.status}`)
    heard.push(...textsIn(Buffer.from(await response.arrayBuffer())))
  }

  const answers = async (fields: Record<string, string>, url = String(action.next)) => {
    heard.length = 0
    await follow(await ask(url, fields))
  }
  return {
    callid,
    start: async () => follow(await ask(`${base}/start`, {})),
    /** What the provider does now. */
    action: () => action,
    heard: () => [...heard],
    keys: (result: string) => answers({ result }),
    silent: () => answers({ result: 'failed', why: 'noinput' }),
    /** The same answer delivered again. */
    ask,
    staff: (result: 'success' | 'failed' | 'busy') =>
      answers({ result }, String(result === 'success' ? action.next : action[result])),
    recorded: () => answers({ result: 'success' }),
    recording: (wav: string) =>
      fetch(`${base}/recording`, {
        method: 'POST',
        headers: more.headers,
        body: new URLSearchParams({ ...common, duration: '4', wav }),
      }),
    /** Its name for the call is another one here. */
    hangsUp: () =>
      fetch(`${base}/hangup`, {
        method: 'POST',
        headers: more.headers,
        body: new URLSearchParams({
          ...more.fields,
          id: callid,
          direction: 'incoming',
          from,
          to: common.to,
          state: 'success',
          duration: '15',
          cost: '1500',
          actions: '[]',
          legs: JSON.stringify([{ to: '+46701740690', from }]),
        }),
      }),
  }
}

/** What we ask of the provider, and what it was asked. */
export async function openElksApi() {
  const asked: { method: string; path: string; body: string; authorization: string }[] = []
  let sound = 'RIFF a voice'
  let keeps = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      asked.push({ method, path, body: Buffer.concat(chunks).toString(), authorization: headers.authorization ?? '' })
      if (method === 'DELETE' && keeps-- > 0) response.statusCode = 503
      response.end(method === 'GET' ? Buffer.from(sound) : '{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as { port: number }
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    /** So many times it does not destroy what it is told to. */
    keepsCopies(times: number) {
      keeps = times
    },
    /** What is in the recordings. */
    says(words: string) {
      sound = words
    },
  }
}

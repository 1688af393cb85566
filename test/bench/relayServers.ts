import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startRedisServer } from '../support/redisProcess.ts'

/** The line on its embedded store; two processes of it beside one Redis; Socket.IO alone. */
export type Kind = 'line' | 'pair' | 'bare'

export interface Account {
  name: string
  password: string
}

/** Ports, and who may sign in. */
export interface Ready {
  visitors: number
  console: number
  accounts: Account[]
}

export interface Servers extends Ready {
  /** What the processors have worked for all of these servers so far, in microseconds. */
  workedUs(): Promise<number>
}

const program = fileURLToPath(new URL('relayServer.ts', import.meta.url))

/** Runs with servers of this kind, which have ended when it resolves. Of two, visitors come to one and staff to the other. */
export async function withServers<Value>(kind: Kind, within: string, run: (servers: Servers) => Promise<Value>) {
  const folder = mkdtempSync(join(within, 'servers-'))
  const redis = kind === 'pair' ? await startRedisServer([]) : undefined
  const shared = { KEY_DIR: join(folder, 'keys'), ...(redis ? { STORE: redis.url } : {}) }
  const children: ChildProcess[] = []
  async function start(nth: number, people: string): Promise<Ready> {
    const env = {
      ...process.env,
      ...shared,
      SIGN_IN: 'password',
      PORT: '0',
      CONSOLE_PORT: '0',
      DATA_DIR: join(folder, `data${nth}`),
    }
    const child = fork(program, [kind, people], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    children.push(child)
    const [ready] = (await once(child, 'message')) as [Ready]
    return ready
  }
  try {
    const first = await start(1, 'withStaff')
    const second = redis ? await start(2, 'withoutStaff') : first
    const workedUs = async () => sum(await Promise.all(children.map(workedBy)))
    return await run({ ...first, console: second.console, workedUs })
  } finally {
    await Promise.all(children.map(end))
    await redis?.remove()
  }
}

async function workedBy(child: ChildProcess): Promise<number> {
  child.send('how much have you worked?')
  const [{ user, system }] = (await once(child, 'message')) as [NodeJS.CpuUsage]
  return user + system
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

async function end(child: ChildProcess) {
  const ended = once(child, 'exit')
  child.disconnect()
  await ended
}

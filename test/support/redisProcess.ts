import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './freePort.ts'

export interface RedisServer {
  url: string
  /** Everything it keeps on the disk. */
  folder: string
  pid(): number
  isRunning(): boolean
  /** Starts it again, on the same files and at the same address. */
  start(...changed: string[]): Promise<void>
  /** As a power cut ends it. */
  kill(): Promise<void>
  /** Stops it where it stands, with every connection open. */
  pause(): void
  goOn(): void
  /** Kills it and removes its files. */
  remove(): Promise<void>
}

/** Where it runs, if not on a free port and in a temporary folder of its own. */
export interface RedisPlace {
  folder?: string
  port?: number
  /** What is put before the command. */
  inside?: readonly string[]
}

/** As the store wants them. What is given besides comes after these, and holds. */
const safe = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '']

/** A real redis-server, which never outlives this process. */
export async function startRedisServer(settings: readonly string[], place: RedisPlace = {}): Promise<RedisServer> {
  const { folder = mkdtempSync(join(tmpdir(), 'hotline-redis-')), port = await freePort(), inside = [] } = place
  mkdirSync(folder, { recursive: true })
  const own = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder]
  let child: ChildProcess | undefined

  async function start(...changed: string[]) {
    const [command = '', ...args] = [...inside, program(), ...own, ...safe, ...settings, ...changed]
    child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
    await ready(child)
  }
  const isRunning = () => child !== undefined && child.exitCode === null && child.signalCode === null
  /** With the process that rewrites its file, which would go on alone. */
  function end() {
    if (child?.pid && isRunning()) process.kill(-child.pid, 'SIGKILL')
  }
  async function kill() {
    if (!child || !isRunning()) return
    const ended = once(child, 'exit')
    end()
    await ended
  }
  async function remove() {
    await kill()
    process.off('exit', end)
    rmSync(folder, { recursive: true, force: true })
  }

  process.on('exit', end)
  try {
    await start()
  } catch (error) {
    await remove()
    throw error
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    folder,
    pid: () => child?.pid ?? 0,
    isRunning,
    start,
    kill,
    pause: () => void child?.kill('SIGSTOP'),
    goOn: () => void child?.kill('SIGCONT'),
    remove,
  }
}

function program() {
  const path = process.env.REDIS_SERVER_PATH ?? '/usr/bin/redis-server'
  if (existsSync(path)) return path
  throw new Error(`There is no ${path}: install redis-server (Redis 7 or Valkey), or set REDIS_SERVER_PATH.`)
}

function ready({ stdout }: ChildProcess) {
  return new Promise<void>((resolve, reject) => {
    let printed = ''
    stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes('Ready to accept connections')) resolve()
    })
    stdout?.once('close', () => reject(new Error(`redis-server did not start: ${printed}`)))
  })
}

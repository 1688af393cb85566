import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

const childOf = (pid: number) => Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0])

/** What a start writes last to the stream that its addresses stand on; the log is another stream, and either may come first. */
export const lastWords = 'The line is open.'

export interface RealProcess {
  child: ChildProcess
  origins: { visitors: string; console: string }
  first?: { name: string; password: string }
  /** Everything printed so far, on both streams. */
  printed(): string
  /** Of the server itself, which the launcher started. */
  serverPid(): number
}

/** The program as people start it, on free ports, until the test has ended. */
export async function startRealProcess(
  folder: string,
  env: Record<string, string> = {},
  launcher = true,
): Promise<RealProcess> {
  const args = launcher ? ['bot/launch.mjs', 'bot/main.ts'] : ['bot/main.ts']
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      CONSOLE_PORT: '0',
      // What is not about signing in signs in in the simplest way.
      SIGN_IN: 'password',
      DATA_DIR: `${folder}/data`,
      KEY_DIR: `${folder}/keys`,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let printed = ''
  const ready = new Promise<void>((resolve, reject) => {
    const look = (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes(lastWords)) resolve()
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${printed}`)))
  })
  await ready
  const [, visitors = ''] = /Visitor page: +(\S+)\//.exec(printed) ?? []
  const [, staff = ''] = /Staff console: +(\S+)\//.exec(printed) ?? []
  const account = /name: (\S+), password: (\S+)/.exec(printed)
  return {
    child,
    origins: { visitors, console: staff },
    ...(account?.[1] && account[2] ? { first: { name: account[1], password: account[2] } } : {}),
    printed: () => printed,
    serverPid: () => (launcher ? childOf(child.pid ?? 0) : (child.pid ?? 0)),
  }
}

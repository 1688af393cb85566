import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, readFileSync } from 'node:fs'
import { root } from '../../support/sourceFiles.ts'

export type Server = ReturnType<typeof createServer>

/** The program as people run it, started again by whoever killed it. `diedAlone` hears of an end nobody asked for. */
export function createServer(
  { inside, env, log }: { inside: readonly string[]; env: Record<string, string>; log: string },
  diedAlone: (how: string) => void,
) {
  let child: ChildProcess | undefined
  let expected = false

  async function start() {
    expected = false
    const [command, ...args] = [...inside, process.execPath, 'bot/main.ts']
    const started = spawn(command ?? process.execPath, args, {
      cwd: root,
      env: { ...process.env, SIGN_IN: 'password', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    child = started
    const ended = once(started, 'exit')
    await Promise.race([untilStarted(started, log), ended])
    if (hasEnded(started)) throw new Error(`the server does not start: ${lastLinesOf(log)}`)
    started.once('exit', (code, signal) => {
      if (!expected) diedAlone(String(code ?? signal))
    })
  }
  async function end(signal: 'SIGKILL' | 'SIGTERM') {
    expected = true
    if (!child || hasEnded(child)) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return {
    start,
    end,
    pid: () => child?.pid ?? 0,
    signal: (signal: 'SIGSTOP' | 'SIGCONT') => void child?.kill(signal),
  }
}

/** The run's folder is gone when somebody reads this. */
const lastLinesOf = (log: string) => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n')

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

function untilStarted(child: ChildProcess, log: string) {
  return new Promise<void>((resolve) => {
    let printed = ''
    const look = (chunk: Buffer) => {
      appendFileSync(log, chunk)
      printed = (printed + chunk.toString()).slice(-4096)
      if (printed.includes('"line:started"')) resolve()
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
  })
}

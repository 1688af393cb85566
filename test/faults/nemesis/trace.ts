import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { works } from './commands.ts'

const tracer = 'strace'

export const canTrace = () => works(tracer, '-V')

/** A process that keeps the store's log, and how the log's file is called. */
export interface LogKeeper {
  pid(): number
  log: RegExp
}

/** Follows the flushes of the log, or makes them fail; the answer ends it and gives their times. */
export async function traceFlushes(
  { pid, log }: LogKeeper,
  file: string,
  failing: boolean,
): Promise<() => Promise<number[]>> {
  const calls = 'fsync,fdatasync'
  const inject = failing ? ['-e', `inject=${calls}:error=EIO`] : []
  const args = [
    '-f',
    '-y',
    '-ttt',
    '-e',
    `trace=${calls}`,
    ...inject,
    '-e',
    'signal=none',
    '-o',
    file,
    '-p',
    String(pid()),
  ]
  const child = spawn(tracer, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  await Promise.race([once(child.stderr, 'data'), once(child, 'exit')])
  return async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGINT')
      await once(child, 'exit')
    }
    return flushesIn(readFileSync(file, 'utf8'), log)
  }
}

/** When each flush of the store's log that went well had begun, in milliseconds. */
const flushesIn = (trace: string, log: RegExp) =>
  trace
    .split('\n')
    .filter((line) => log.test(line) && !/INJECTED|= -1/.test(line))
    .flatMap((line) => {
      const [, seconds] = /(\d+\.\d+) f(?:data)?sync/.exec(line) ?? []
      return seconds === undefined ? [] : [Number(seconds) * 1000]
    })

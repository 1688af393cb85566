import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const launcher = fileURLToPath(new URL('../bot/launch.mjs', import.meta.url))

/** Says what happens to it, and stays until it is asked to stop. */
const program = `
  process.on('SIGTERM', () => { console.log('asked to stop'); process.exit(5) })
  process.on('disconnect', () => { console.log('launcher is gone'); process.exit() })
  console.log('ready ' + process.version)
  setInterval(() => {}, 1000)`

/** As npm does: starts the launcher and passes no signal on. */
const npmLike = `
  const { spawn } = require('node:child_process')
  process.on('SIGTERM', () => process.exit())
  spawn(process.execPath, [${JSON.stringify(launcher)}, '-e', process.env.PROGRAM], { stdio: 'inherit' })`

test('a program runs on a Node that is new enough', async () => {
  const launched = start([launcher, '-e', program])
  const [, major] = /^ready v(\d+)\./.exec(await launched.says()) ?? []
  launched.child.kill()
  expect(Number(major)).toBeGreaterThanOrEqual(24)
})

test('the exit code of the program is passed on', async () => {
  const launched = start([launcher, '-e', 'process.exit(7)'])
  expect(await launched.ends()).toEqual([7, null])
})

test('a program that ends by a signal ends its launcher by the same signal', async () => {
  const launched = start([launcher, '-e', 'process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)'])
  expect(await launched.ends()).toEqual([null, 'SIGTERM'])
})

test('a signal to the launcher reaches the program, which may end in its own way', async () => {
  const launched = start([launcher, '-e', program])
  await launched.says()
  launched.child.kill('SIGTERM')
  expect([await launched.says(), await launched.ends()]).toEqual(['asked to stop', [5, null]])
})

test('the program is asked to stop when npm is killed and passes nothing on', async () => {
  const npm = start(['-e', npmLike])
  await npm.says()
  npm.child.kill('SIGKILL')
  expect(await npm.says()).toBe('asked to stop')
  await npm.nobodyHoldsItsOutput()
})

test('the program learns when its launcher is killed outright', async () => {
  const launched = start([launcher, '-e', program])
  await launched.says()
  launched.child.kill('SIGKILL')
  expect(await launched.says()).toBe('launcher is gone')
})

test('the variables that make libraries print texts do not reach the program', async () => {
  const shown = 'console.log(process.env.DEBUG ?? "none", process.env.NODE_DEBUG ?? "none", process.env.KEPT)'
  const launched = start([launcher, '-e', shown], { DEBUG: '*', NODE_DEBUG: 'http', KEPT: 'kept' })
  expect(await launched.says()).toBe('none none kept')
})

function start(args: string[], env: Record<string, string> = {}) {
  const child: ChildProcessByStdio<null, Readable, Readable> = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PROGRAM: program, ...env },
  })
  const ended = once(child, 'exit')
  const closed = once(child.stdout, 'close')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    child,
    says: async () => String((await lines.next()).value),
    ends: () => ended,
    nobodyHoldsItsOutput: () => closed,
  }
}

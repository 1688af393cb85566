import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ClientSettings, FromClient, Order } from './clients/orders.ts'
import type { FromNemesis } from './nemesis/faults.ts'
import type { NemesisSettings, ToNemesis } from './nemesis/nemesis.ts'

const programs = {
  nemesis: new URL('./nemesis/nemesis.ts', import.meta.url),
  staffMember: new URL('./clients/staffMember.ts', import.meta.url),
  visitors: new URL('./clients/visitors.ts', import.meta.url),
  others: new URL('./clients/others.ts', import.meta.url),
  flood: new URL('./clients/flood.ts', import.meta.url),
}

export interface Client {
  child: ChildProcess
  ready: Promise<void>
  quiet: Promise<void>
}

export type Processes = ReturnType<typeof createProcesses>

/** Every process of one run. */
export function createProcesses() {
  const children: ChildProcess[] = []
  const failures: string[] = []

  function start(program: keyof typeof programs, settings: object) {
    const child = fork(fileURLToPath(programs[program]), [JSON.stringify(settings)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    children.push(child)
    child.once('exit', (code, signal) => {
      if (code !== 0) failures.push(`${program} ended with ${code ?? signal}`)
    })
    return child
  }
  return {
    startNemesis: (settings: NemesisSettings) => start('nemesis', settings),
    startClient(program: Exclude<keyof typeof programs, 'nemesis'>, settings: ClientSettings): Client {
      const child = start(program, settings)
      return { child, ready: told(child, 'ready'), quiet: told(child, 'quiet') }
    },
    /** Processes that ended in a way nobody asked for. */
    failures,
    leave: () => Promise.all(children.map(leave)),
  }
}

/** Each ends when its channel closes, and takes away what it made. */
async function leave(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  if (child.connected) child.disconnect()
  await ended
}

/** Resolves when the process says so, or has ended. */
export function told(child: ChildProcess, what: (FromClient | Extract<FromNemesis, { told: string }>)['told']) {
  return new Promise<void>((resolve) => {
    const hear = (message: { told?: string }) => message.told === what && done()
    const done = () => {
      child.off('message', hear).off('exit', done)
      resolve()
    }
    child.on('message', hear).once('exit', done)
  })
}

export async function obeyed(nemesis: ChildProcess, message: ToNemesis) {
  const done = told(nemesis, 'done')
  if (nemesis.connected) nemesis.send(message)
  await done
  if (!nemesis.connected) throw new Error('the nemesis has ended')
}

export function order(clients: readonly Client[], what: Order) {
  for (const { child } of clients) if (child.connected) child.send(what)
}

/** Everybody has written down what is on the screen. */
export async function reported(clients: readonly Client[]) {
  const living = clients.filter(({ child }) => child.connected)
  const answers = living.map(({ child }) => told(child, 'reported'))
  order(living, { order: 'report' })
  await Promise.all(answers)
}

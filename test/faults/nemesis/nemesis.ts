import { join } from 'node:path'
import { openHistory } from '../history.ts'
import { type FaultKind, planFrom, type Step, shortPlan } from '../plan.ts'
import { randomFrom } from '../random.ts'
import { openDisk } from './disk.ts'
import { type Battlefield, breaks, type FromNemesis } from './faults.ts'
import { createKeeper, type RedisBeside } from './keeper.ts'
import { openNetwork } from './network.ts'
import { openProxy } from './proxy.ts'
import { createServer } from './server.ts'

/** What the nemesis is told when it is started. */
export interface NemesisSettings {
  folder: string
  seed: number
  minutes: number
  /** The short plan, these steps, or faults drawn from the seed until the minutes are over. */
  plan: 'short' | 'drawn' | readonly Step[]
  only: readonly FaultKind[]
  ports: { visitors: number; console: number; proxies: { visitors: number; console: number } }
  env: Record<string, string>
  /** A Redis to be run beside the server. */
  redis?: RedisBeside
}
/** In this order; when the channel closes, everything that was made for the run is taken away. */
export type ToNemesis = { go: 'start' } | { go: 'wage'; slowPid: number } | { go: 'end' }

const { folder, seed, minutes, plan, only, ports, env, redis } = JSON.parse(process.argv[2] ?? '{}') as NemesisSettings
const tell = (message: FromNemesis) => process.send?.(message)
const note = openHistory(folder, 'nemesis')
const random = randomFrom(seed ^ 0x5eed)
const network = openNetwork()
const disk = openDisk(join(folder, 'disk'))
const server = createServer(
  {
    inside: network.inside,
    log: join(folder, 'server.log'),
    env: {
      ...env,
      HOST: network.host,
      CONSOLE_HOST: network.host,
      PORT: String(ports.visitors),
      CONSOLE_PORT: String(ports.console),
      DATA_DIR: join(disk.folder, 'data'),
      KEY_DIR: join(disk.folder, 'keys'),
    },
  },
  (how) => {
    note({ type: 'info', what: 'died', code: how })
    tell({ told: 'died', how: `the server ended by itself: ${how}` })
    void server.start()
  },
)
const keeper = createKeeper(server, network.inside, redis)
const proxies = await Promise.all(
  (['visitors', 'console'] as const).map((door) =>
    openProxy({ host: network.host, port: ports[door] }, ports.proxies[door], random),
  ),
)
note({ type: 'info', what: 'machine', code: network.partition ? 'namespaces' : 'noNamespaces', text: disk.how })
process.on('disconnect', () => void leave(0))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void leave(1))
// What was made for the run is taken away whatever happens.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack}\n`)
  void leave(1)
})
process.on('message', (message: ToNemesis) => void obey(message))
await keeper.revive()
tell({ told: 'ready' })

async function obey(message: ToNemesis) {
  if (message.go === 'start') await server.start()
  else if (message.go === 'end') await server.end('SIGTERM')
  else await wage({ folder, server, keeper, proxies, network, disk, note, ask: tell, slowPid: message.slowPid })
  tell({ told: 'done' })
}

async function wage(field: Battlefield) {
  const endsAt = Date.now() + minutes * 60_000
  for (const step of plan === 'drawn' ? planFrom(seed, minutes, only) : plan === 'short' ? shortPlan : plan) {
    if (plan === 'drawn' && Date.now() >= endsAt) break
    const began = Date.now()
    const { from = began, until = Date.now(), ...broken } = await breaks[step.fault](field, step as never)
    note({ type: 'info', ...broken, code: step.fault, at: from, until, mended: Date.now() })
    if (await field.keeper.revive()) tell({ told: 'died', how: `Redis ended by itself in ${step.fault}` })
    await wait(step.thenMs ?? (plan === 'drawn' ? random.between(100, 900) : 250))
  }
}

async function leave(code: number) {
  await server.end('SIGKILL')
  await keeper.redis()?.kill()
  for (const proxy of proxies) proxy.close()
  network.remove()
  disk.remove()
  process.exit(code)
}

function wait(ms: number) {
  return new Promise<void>((done) => setTimeout(done, ms))
}

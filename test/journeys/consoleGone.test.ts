import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { createReturnToQueue } from '../../bot/usecases/returnToQueue.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { oneTab } from '../support/asConsole.ts'
import { signsIn } from '../support/openStaff.ts'
import { startLine } from '../support/startLine.ts'
import { createUntil } from '../support/until.ts'

const program = fileURLToPath(new URL('../support/frozenConsole.mjs', import.meta.url))
type Child = Awaited<ReturnType<typeof openFrozenConsole>>['child']

async function openFrozenConsole(line: Awaited<ReturnType<typeof startLine>>, origin: string) {
  const { account, password } = await addStaff(line.ports, 'ben', 'responder')
  const cookie = await signsIn(line.origins.console, { name: account.name, password })
  const child = spawn(process.execPath, [program, origin, cookie, oneTab], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const { changed, until } = createUntil()
  let printed = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString()
    changed()
  })
  const prints = (words: string) => until(words, () => printed.includes(words), 30_000)
  await prints('on duty')
  return { child, prints }
}

/** A network that can fall silent: nothing is closed, and nothing comes through any more. */
async function openNetwork(target: string) {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) sockets.add(socket.on('error', () => {}))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    cut() {
      for (const socket of sockets) socket.unpipe().pause()
    },
  }
}

type Network = Awaited<ReturnType<typeof openNetwork>>
const deaths: [string, (child: Child, network: Network) => void][] = [
  ['the laptop’s lid is closed', (child) => child.kill('SIGSTOP')],
  ['the network is cut', (_child, network) => network.cut()],
  ['the browser is killed', (child) => child.kill('SIGKILL')],
]

test.each(deaths)(
  'when %s, presence falls within 30 s, and within 2 minutes the visitor is back in the queue and told',
  async (_, die) => {
    const line = await startLine()
    const network = await openNetwork(line.origins.console)
    const { child, prints } = await openFrozenConsole(line, network.origin)
    const eva = await line.staff('eva', { onDuty: false })
    const visitor = line.visitor()
    await visitor.asksForHuman()
    for (const choice of ['yes', 'skip', 'skip']) await visitor.takes(choice)
    const { id } = await eva.untilWaiting()
    child.send(id)
    await prints('claimed')
    await visitor.untilStatus('withStaff')
    const returnToQueue = createReturnToQueue(line.ports)

    const began = performance.now()
    die(child, network)
    await eva.until('nobody is on duty', () => eva.snapshot()?.onDuty.length === 0, 30_000)
    expect(performance.now() - began).toBeLessThan(30_000)
    expect(eva.snapshot()?.openNow).toBe(false)

    await returnToQueue()
    expect(visitor.state()?.status).toBe('withStaff')
    line.clock.passTime(80_000)
    await returnToQueue()
    await visitor.untilStatus('waiting')
    await visitor.untilHears('Du är tillbaka i kön')
    expect(visitor.state()?.waiting).toMatchObject({ place: 1, text: expect.stringContaining('Ingen i personalen') })
  },
  120_000,
)

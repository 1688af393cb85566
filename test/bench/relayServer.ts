import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { readConfig } from '../../bot/config.ts'
import { createContext } from '../../bot/context.ts'
import { startServer } from '../../bot/server.ts'
import { addStaff } from '../../bot/usecases/staffAccounts.ts'
import { quickPasswords } from '../support/quickPasswords.ts'

/** What the load is put on: the line as it is, or Socket.IO alone, which stores nothing and hands on what it gets. */
const ready = process.argv[2] === 'bare' ? await startBare() : await startLine()
process.send?.(ready)
process.on('message', () => process.send?.(process.cpuUsage()))
process.on('disconnect', () => process.exit(0))

async function startLine() {
  const context = await createContext(readConfig(process.env), {
    passwords: quickPasswords,
    // All of the load comes at once, and is what is measured.
    wrap: (ports) => ({ ...ports, newcomers: { begin: () => 0, workBits: () => 0 } }),
  })
  // A line that has just started learns its words beside its work; what is measured is one that has learnt them.
  for (const answers of Object.values(context.ports.answers)) Array.from(answers.prepare())
  const accounts = []
  const names = process.argv[3] === 'withStaff' ? ['ben', 'ada', 'eva', 'ali'] : []
  for (const name of names) {
    accounts.push({ name, password: (await addStaff(context.ports, name, 'responder')).password })
  }
  const server = await startServer(context)
  return { visitors: server.visitors.port, console: server.console.port, accounts }
}

async function startBare() {
  const http = createServer()
  const io = new Server(http, { path: '/live', serveClient: false, perMessageDeflate: false })
  let seq = 0
  io.on('connection', (socket) => {
    socket.on('watch', () => void socket.join('staff'))
    socket.on('send', (message: { text: string }, answer: (reply: object) => void) => {
      seq += 1
      answer({ ok: true, seq })
      io.to('staff').emit('message', message)
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return { visitors: port, console: port, accounts: [] }
}

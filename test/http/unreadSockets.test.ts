import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { Server, type Socket } from 'socket.io'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { createSocketDoor } from '../../bot/socketDoor.ts'

const mostUnread = 1024 * 1024
const words = 'x'.repeat(64 * 1024)

/** What a listener's sockets are, with one that has connected. */
async function connected() {
  const http = createServer()
  const { options, watch } = createSocketDoor({ host: '127.0.0.1', port: 0 }, false, {
    pingEveryMs: 60_000,
    mostUnread,
    othersWithinMs: 1_000,
  })
  const io = new Server(http, options)
  io.engine.on('connection', watch)
  onTestFinished(() => io.close())
  await once(http.listen(0, '127.0.0.1'), 'listening')
  const { port } = http.address() as AddressInfo
  const reader = new WebSocket(`ws://127.0.0.1:${port}/live/?EIO=4&transport=websocket`, {
    origin: `http://127.0.0.1:${port}`,
  })
  const joined = once(io, 'connection')
  await once(reader, 'open')
  reader.send('40')
  const [socket] = (await joined) as [Socket]
  return { io, socket, reader }
}

test('whoever is told things and does not read them is let go before they fill the memory', async () => {
  const { io, socket, reader } = await connected()
  reader.pause()
  let gone: string | undefined
  socket.on('disconnect', (why) => {
    gone = why
  })
  // What the network itself holds comes on top, and is none of our memory.
  let told = 0
  for (; told < 1000 && gone === undefined; told += 1) {
    io.emit('told', words)
    await setImmediate()
  }
  expect(gone).toBe('forced close')
  reader.resume()
  const [code] = await once(reader, 'close')
  expect(code).toBe(1006)
})

test('whoever reads is told everything, however much it is', async () => {
  const { io, reader } = await connected()
  let read = 0
  reader.on('message', (data: Buffer) => {
    if (data.length > words.length) read += 1
  })
  for (let told = 0; told < 200; told += 1) {
    io.emit('told', words)
    while (read < told) await setImmediate()
  }
  while (read < 200) await setImmediate()
})

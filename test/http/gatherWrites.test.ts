import { createServer } from 'node:http'
import { Duplex } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { gatherWrites } from '../../bot/http/gatherWrites.ts'

/** A socket that was upgraded, and what went to the system in each call. */
function upgraded() {
  const server = createServer()
  gatherWrites(server)
  const calls: string[] = []
  const socket = new Duplex({
    read() {},
    writev(chunks, done) {
      calls.push(chunks.map(({ chunk }) => String(chunk)).join(''))
      done()
    },
  })
  server.emit('upgrade', {}, socket)
  return { calls, socket }
}

/** As `ws` does. */
function writeFrame(socket: Duplex, head: string, body: string) {
  socket.cork()
  socket.write(head)
  socket.write(body)
  socket.uncork()
}

test('frames of one turn leave together and in order, those of the next by themselves', async () => {
  const { calls, socket } = upgraded()
  writeFrame(socket, '1', 'a')
  writeFrame(socket, '2', 'b')
  expect(calls).toEqual([])
  await setImmediate()
  expect(calls).toEqual(['1a2b'])
  writeFrame(socket, '3', 'c')
  await setImmediate()
  expect(calls).toEqual(['1a2b', '3c'])
})

test('what was written before the end still leaves', async () => {
  const { calls, socket } = upgraded()
  writeFrame(socket, '1', 'a')
  socket.end()
  await setImmediate()
  expect(calls).toEqual(['1a'])
})

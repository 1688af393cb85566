import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { startRealProcess } from '../support/realProcess.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

test('a page that has gone without a word does not hold up the end', async () => {
  const line = await startRealProcess(temporaryFolder())
  const silent = await openSilentPeer(line.origins.visitors)
  const began = performance.now()
  line.child.kill('SIGTERM')
  const [code] = await once(line.child, 'exit')
  silent.destroy()
  expect(code).toBe(0)
  expect(performance.now() - began).toBeLessThan(3000)
})

/** A live connection whose other end takes no part in it any more, as after a lost network. */
async function openSilentPeer(origin: string) {
  const { hostname, port } = new URL(origin)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.write(
    [
      'GET /live/?EIO=4&transport=websocket HTTP/1.1',
      `Host: ${hostname}:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==',
      'Sec-WebSocket-Version: 13',
      '\r\n',
    ].join('\r\n'),
  )
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.toString('latin1')).toContain('101 Switching Protocols')
  socket.pause()
  return socket
}

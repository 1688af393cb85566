// A console of its own process, so that it can be frozen or killed as a laptop is.
import { io } from 'socket.io-client'

const [origin, cookie, tab] = process.argv.slice(2)
const socket = io(origin, {
  path: '/live',
  transports: ['websocket'],
  extraHeaders: { cookie },
  auth: { tab },
  reconnection: false,
})
socket.on('console:snapshot', async () => {
  await socket.emitWithAck('shift:start', {})
  await socket.emitWithAck('console:attended', { agoMs: 0, audible: true })
  process.stdout.write('on duty\n')
})
process.on('message', async (id) => {
  await socket.emitWithAck('conversation:claim', { id, clientId: 'a'.repeat(22) })
  process.stdout.write('claimed\n')
})

import type { Dispatch } from '../state/store.ts'
import type { LiveSocket } from './live.ts'

const tryAgainMs = 3000

/** Turns what comes over the socket into events; the answer stops it. */
export function hear(socket: LiveSocket, dispatch: Dispatch): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  hearServer(socket, dispatch)

  function lost() {
    dispatch({ from: 'line', type: 'connection:changed', connection: 'lost' })
    // Where the server ended or refused the connection, the library does not try again by itself.
    if (!socket.active) timer = setTimeout(() => socket.connect(), tryAgainMs)
  }
  socket.on('disconnect', lost)
  socket.on('connect_error', ({ message }) => {
    if (message === 'notSignedIn' || message === 'elsewhere') dispatch({ from: 'line', type: 'session:missing' })
    else lost()
  })
  return () => {
    clearTimeout(timer)
    socket.off()
  }
}

function hearServer(socket: LiveSocket, dispatch: Dispatch) {
  socket.on('console:snapshot', (snapshot) =>
    dispatch({ from: 'server', type: 'console:snapshot', snapshot, receivedAt: Date.now() }),
  )
  socket.on('conversations:changed', ({ cards, views }) => {
    for (const card of cards) dispatch({ from: 'server', type: 'card:changed', card })
    for (const view of views) dispatch({ from: 'server', type: 'entries:added', view })
  })
  socket.on('card:gone', ({ id }) => dispatch({ from: 'server', type: 'card:gone', id }))
  socket.on('conversation:dropped', ({ id }) => dispatch({ from: 'server', type: 'conversation:dropped', id }))
  socket.on('colleague:wrote', (wrote) =>
    dispatch({ from: 'server', type: 'colleague:wrote', ...wrote, receivedAt: Date.now() }),
  )
  socket.on('shift:changed', (shift) => dispatch({ from: 'server', type: 'shift:changed', shift }))
  socket.on('staff:called', ({ about }) => dispatch({ from: 'server', type: 'staff:called', about, at: Date.now() }))
  socket.on('session:ended', () => dispatch({ from: 'server', type: 'session:ended' }))
}

import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below those that the system gives to outgoing connections: nobody else takes one while its server is down. */
const first = 20_000
const last = 32_000
/** Test files run in processes of their own; each begins somewhere else. */
let next = first + ((process.pid * 97) % (last - first))

/** A port of this machine where nobody listens now, and which no other test is given while this process lives. */
export async function freePort(): Promise<number> {
  next = next >= last ? first : next + 1
  const port = next
  // A name that the system forgets with the process.
  if (!(await listen(`\0hotline-test-port-${port}`, { keep: true }))) return freePort()
  return (await listen({ port, host: '127.0.0.1' }, { keep: false })) ? port : freePort()
}

async function listen(where: string | { port: number; host: string }, { keep }: { keep: boolean }) {
  const server = createServer().listen(where).unref()
  try {
    await once(server, 'listening')
  } catch {
    return false
  }
  if (!keep) {
    server.close()
    await once(server, 'close')
  }
  return true
}

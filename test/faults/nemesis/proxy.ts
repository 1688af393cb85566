import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { hurry } from '../clients/hurry.ts'
import type { Mess } from '../plan.ts'
import type { Randomness } from '../random.ts'
import { createFrameLoss } from './frameLoss.ts'

export type SpoilingProxy = Awaited<ReturnType<typeof openProxy>>

type Way = 'up' | 'down'
/** What is to be done with one chunk; an empty list swallows it. */
type Spoil = (chunk: Buffer, way: Way, link: Link) => Promise<Buffer[]> | Buffer[]

interface Link {
  near: Socket
  far: Socket
  frames: ReturnType<typeof createFrameLoss>
  /** Bytes were lost on it: it stays half-open and never speaks again. */
  dead: Set<Way>
}

/** As long as the heartbeat of a socket takes to find out that nobody is there, at the clients' pace. */
const givenUpAfterMs = 45_000 / hurry

/** Stands between clients and one listener of the server, and spoils what passes as it is told. */
export async function openProxy(target: { host: string; port: number }, port: number, random: Randomness) {
  let mess: Mess | undefined
  const links = new Set<Link>()

  const spoil: Record<Mess, Spoil> = {
    delay: async (chunk) => {
      await wait(random.between(0, 400))
      return [chunk]
    },
    chunks: (chunk) => pieces(chunk, random),
    reset: (chunk, _way, link) => {
      // Half of it, and then nothing more, ever.
      setImmediate(() => cut(link))
      return [chunk.subarray(0, chunk.length >> 1)]
    },
    swallowUp: (chunk, way, link) => (way === 'up' ? swallow(link, way) : [chunk]),
    swallowDown: (chunk, way, link) => (way === 'down' ? swallow(link, way) : [chunk]),
    swallowBoth: (_chunk, way, link) => swallow(link, way),
    frames: (chunk, way, link) => (way === 'down' ? link.frames.pass(chunk, random.chance(0.4)) : [chunk]),
  }

  async function pump(link: Link, way: Way) {
    const [from, to] = way === 'up' ? [link.near, link.far] : [link.far, link.near]
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) await passOn(chunk, to, way, link)
      to.end()
    } catch {
      cut(link)
    }
  }
  async function passOn(chunk: Buffer, to: Socket, way: Way, link: Link) {
    if (link.dead.has(way)) return
    if (!mess && way === 'down') link.frames.follow(chunk)
    for (const piece of mess ? await spoil[mess](chunk, way, link) : [chunk]) {
      if (!to.write(piece)) await once(to, 'drain')
      if (mess === 'chunks') await new Promise(setImmediate)
    }
  }
  function swallow(link: Link, way: Way): Buffer[] {
    if (link.dead.size === 0) setTimeout(() => cut(link), givenUpAfterMs)
    link.dead.add(way)
    return []
  }
  function cut(link: Link) {
    link.near.resetAndDestroy()
    link.far.resetAndDestroy()
    links.delete(link)
  }
  const server = createServer((near) => {
    const far = connect(target)
    const link: Link = { near, far, frames: createFrameLoss(), dead: new Set() }
    links.add(link)
    for (const socket of [near, far]) {
      socket.setNoDelay(true)
      socket.on('error', () => cut(link))
      socket.on('close', () => cut(link))
    }
    void pump(link, 'up')
    void pump(link, 'down')
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    spoil(kind: Mess) {
      mess = kind
      if (kind === 'reset') for (const link of links) setTimeout(() => cut(link), random.between(0, 150))
    },
    /** What lost bytes stays half-open; what lost messages is reset, as whoever loses them would be. */
    heal() {
      if (mess === 'frames') for (const link of links) cut(link)
      mess = undefined
    },
    cutAll: () => links.forEach(cut),
    close() {
      links.forEach(cut)
      server.close()
    },
  }
}

function pieces(chunk: Buffer, random: Randomness): Buffer[] {
  const found: Buffer[] = []
  for (let at = 0; at < chunk.length; ) {
    const length = random.between(1, 40)
    found.push(chunk.subarray(at, at + length))
    at += length
  }
  return found
}

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

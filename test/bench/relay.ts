import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, quantile } from './figures.ts'
import { openBare, openLine, type People } from './relayLoad.ts'
import { type Kind, withServers } from './relayServers.ts'

interface Measured {
  perSecond: number
  /** What the servers' processors worked for each, in microseconds; steadier than the rate where others use the machine. */
  workUs: number
  /** From the visitor's hand to the staff member's console, in milliseconds. */
  p50: number
  p99: number
}

interface Turn {
  full: Measured
  /** At half of what the line takes in full. */
  half: Measured
}

interface Load {
  visitors: number
  seconds: number
}

const turns = 3
const kinds: readonly Kind[] = ['line', 'pair']

/** Messages from visitors to staff, on the line and on bare Socket.IO in turns, as ratios of one run. */
export async function relay(load: Load, print: (line: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'))
  try {
    return await compare(folder, load, print)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compare(folder: string, load: Load, print: (line: string) => void) {
  print(`fsync  p99 ${fsyncP99(folder).toFixed(2)} ms`)
  const ratios = new Map<Kind, number>()
  for (const kind of kinds) {
    const found: { own: Turn; bare: Turn }[] = []
    for (let turn = 0; turn < turns; turn++) {
      const own = await take(kind, folder, load)
      const bare = await take('bare', folder, load, own.full.perSecond / 2)
      found.push({ own, bare })
      print(describe(kind, own))
      print(describe('bare', bare))
    }
    const rate = (of: 'own' | 'bare') => median(found.map((turn) => turn[of].full.perSecond))
    ratios.set(kind, rate('own') / rate('bare'))
    print(`${kind} / bare: ${(rate('own') / rate('bare')).toFixed(2)}`)
  }
  return ratios
}

function take(kind: Kind, folder: string, load: Load, halfRate?: number): Promise<Turn> {
  return withServers(kind, folder, async (servers) => {
    const people = await (kind === 'bare' ? openBare : openLine)(servers, load.visitors)
    const run = async (paceMs?: number) => {
      const before = await servers.workedUs()
      const measured = await measure(people, load, paceMs)
      return { ...measured, workUs: ((await servers.workedUs()) - before) / (measured.perSecond * load.seconds) }
    }
    try {
      const full = await run()
      const pace = (1000 * load.visitors) / (halfRate ?? full.perSecond / 2)
      return { full, half: await run(pace) }
    } finally {
      people.end()
    }
  })
}

/** Each writes again as soon as the last message is acknowledged, or every `paceMs`. */
async function measure(people: People, { seconds }: Load, paceMs = 0): Promise<Omit<Measured, 'workUs'>> {
  const waits: number[] = []
  const began = performance.now()
  people.onArrival((text) => {
    const sentAt = readInstant(text)
    // What was still on its way from the load before is not of this one.
    if (sentAt >= began) waits.push(performance.now() - sentAt)
  })
  const end = began + seconds * 1000
  await Promise.all(
    people.senders.map(async (send, nth) => {
      for (let next = began + (paceMs * nth) / people.senders.length; next < end; next += paceMs) {
        if (paceMs > 0) await until(next)
        else next = performance.now()
        await send(`message ${writeInstant(performance.now())}`)
      }
    }),
  )
  return { perSecond: waits.length / seconds, p50: median(waits), p99: quantile(waits, 0.99) }
}

/** In letters: digits would be taken for somebody's number. */
const digits = 'abcdefghij'
const writeInstant = (ms: number) =>
  Array.from(String(Math.round(ms * 1000)), (digit) => digits[Number(digit)]).join('')
const readInstant = (text: string) =>
  Number(Array.from(text.split(' ')[1] ?? '', (letter) => digits.indexOf(letter)).join('')) / 1000

const until = (instant: number) => new Promise((done) => setTimeout(done, Math.max(0, instant - performance.now())))

const describe = (kind: Kind, { full, half }: Turn) =>
  `${kind}  ${full.perSecond.toFixed(0)} messages a second, ${full.workUs.toFixed(0)} µs of work each,` +
  ` p50 ${full.p50.toFixed(1)} ms, p99 ${full.p99.toFixed(1)} ms; at ${half.perSecond.toFixed(0)} a second` +
  ` ${half.workUs.toFixed(0)} µs, p50 ${half.p50.toFixed(1)} ms, p99 ${half.p99.toFixed(1)} ms`

function fsyncP99(folder: string): number {
  const file = openSync(join(folder, 'flushed'), 'w')
  const page = Buffer.alloc(4096)
  const times = Array.from({ length: 500 }, () => {
    const began = performance.now()
    writeSync(file, page)
    fsyncSync(file)
    return performance.now() - began
  })
  closeSync(file)
  return quantile(times, 0.99)
}

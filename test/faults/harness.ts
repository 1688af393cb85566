import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../support/freePort.ts'
import { filesUnder, isIn } from '../support/rawSearch.ts'
import { nothingComesBack, secretsIn } from './checker/erasing.ts'
import { type Evidence, evidenceFrom } from './checker/evidence.ts'
import { check } from './checker/invariants.ts'
import { nothingLost } from './checker/telling.ts'
import { type Figures, figuresOf } from './figures.ts'
import { type HistoryLine, readHistories } from './history.ts'
import type { FromNemesis } from './nemesis/faults.ts'
import type { NemesisSettings } from './nemesis/nemesis.ts'
import { type FaultKind, faultKinds } from './plan.ts'
import { type Client, createProcesses, obeyed, order, type Processes, reported, told } from './processes.ts'
import { type Account, type Person, type StoreUnderTest, storesUnderTest } from './storesUnderTest.ts'

export interface RunOptions extends Pick<NemesisSettings, 'seed' | 'minutes' | 'plan'> {
  only?: readonly FaultKind[]
  store: string
  visitors: number
  staff: number
  /** Managers besides, so many, and somebody who telephones. */
  others?: { managers: number }
  /** How long after the last fault everything may take to be acknowledged and shown. */
  settleMs: number
}

export interface RunResult {
  violations: string[]
  figures: Figures
}

/** One run as it stands: its folder, its processes, and what they talk through. */
interface Run {
  folder: string
  options: RunOptions
  processes: Processes
  store: StoreUnderTest
  ports: NemesisSettings['ports']
}

interface People {
  staff: Client[]
  visitors: Client[]
  /** Who has no conversation on a screen. */
  others: Client[]
}

const names = ['anna', 'ben', 'cleo', 'dora', 'eli']
const managers = ['vera', 'will']

/** Two coordinators, so that what takes two persons about a conversation can be done; the others are responders. */
const peopleOf = ({ staff, others }: RunOptions): Person[] => [
  ...names.slice(0, staff).map((name, nth) => ({ name, role: nth < 2 ? 'coordinator' : 'responder' }) as const),
  ...managers.slice(0, others?.managers ?? 0).map((name) => ({ name, role: 'manager' }) as const),
]

/** One run: everybody in a process of their own, faults one after another, then quiet, then the checker. */
export async function runFaults(options: RunOptions): Promise<RunResult> {
  const makeStore = storesUnderTest[options.store]
  if (!makeStore) throw new Error(`there is no store ${options.store} to break yet`)
  const folder = mkdtempSync(join(tmpdir(), 'faults-'))
  const processes = createProcesses()
  const [visitors = 0, staff = 0, toVisitors = 0, toStaff = 0, redis = 0] = await Promise.all(
    Array.from({ length: 5 }, freePort),
  )
  const ports = { visitors, console: staff, proxies: { visitors: toVisitors, console: toStaff } }
  try {
    return await wage({ folder, options, processes, store: makeStore(join(folder, 'disk'), redis), ports })
  } finally {
    await processes.leave()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function wage(run: Run): Promise<RunResult> {
  const { folder, options, processes, store, ports } = run
  const { seed, minutes, plan } = options
  const nemesis = processes.startNemesis({
    folder,
    seed,
    minutes,
    plan,
    only: kindsOn(run),
    ports,
    env: store.env,
    ...(store.redis ? { redis: store.redis } : {}),
  })
  await told(nemesis, 'ready')
  const accounts = await store.prepare(peopleOf(options))
  await obeyed(nemesis, { go: 'start' })
  const people = await gather(run, accounts)
  nemesis.on('message', (message: FromNemesis) => help(run, people, message))
  await obeyed(nemesis, { go: 'wage', slowPid: people.staff.at(-1)?.child.pid ?? 0 })
  const seen = await settle(run, people, accounts)
  await obeyed(nemesis, { go: 'end' })
  const files = filesUnder(join(folder, 'disk'))
  const traces = secretsIn(seen).filter((secret) => files.some((bytes) => isIn(bytes, secret)))
  const evidence = { ...seen, stored: { ...(await store.read()), traces } }
  const violations = [...check(evidence), ...processes.failures]
  return {
    violations,
    figures: figuresOf(
      evidence,
      readHistories(folder),
      store.leftOut.map(({ why }) => why),
    ),
  }
}

/** Kinds of faults that mean something on this store. */
function kindsOn({ options: { only = faultKinds, store: name }, store: { leftOut } }: Run): FaultKind[] {
  const kinds = only.filter((kind) => !leftOut.some(({ fault }) => fault === kind))
  if (kinds.length === 0) throw new Error(`none of ${only.join()} means anything on ${name}`)
  return kinds
}

/** A line so wrong that nobody ever gets a reply is for the checker to see, not for the run to wait for. */
const firstReplyMs = 30_000

/** Staff first, then visitors; ready when they talk with each other. */
async function gather(run: Run, accounts: readonly Account[]): Promise<People> {
  const { processes, options, folder } = run
  const { seed } = options
  const common = { folder, origins: originsOf(run) }
  const staff = accounts
    .filter(({ role }) => role !== 'manager')
    .map(({ name, password }, nth) =>
      processes.startClient('staffMember', { ...common, name, password, seed: seed + nth }),
    )
  const managing = accounts.filter(({ role }) => role === 'manager')
  const others = options.others
    ? [processes.startClient('others', { ...common, name: 'others', managers: managing, seed: seed + 200 })]
    : []
  await Promise.all([...staff, ...others].map(({ ready }) => ready))
  const each = Math.ceil(options.visitors / 2)
  const visitors = [1, 2].map((nth) =>
    processes.startClient('visitors', { ...common, name: `visitors${nth}`, visitors: each, seed: seed + 100 + nth }),
  )
  await Promise.all(visitors.map(({ ready }) => ready))
  const isReply = ({ type, what }: HistoryLine) => type === 'ok' && what === 'message:send'
  const deadline = Date.now() + firstReplyMs
  while (!readHistories(folder).some(isReply) && Date.now() < deadline) await wait(50)
  return { staff, visitors, others }
}

/** What the nemesis cannot do by itself. */
function help(run: Run, { staff, visitors, others }: People, message: FromNemesis) {
  if ('told' in message) {
    if (message.told === 'died') run.processes.failures.push(message.how)
  } else if (message.ask === 'hurry') order(visitors, { order: 'hurry', forMs: message.forMs })
  else if (message.ask === 'release') order(staff, { order: 'release' })
  else {
    const { conversations, signIns } = message
    const name = `flood${others.length + 1}`
    const settings = { folder: run.folder, origins: originsOf(run), name, conversations, signIns, seed: others.length }
    others.push(run.processes.startClient('flood', settings))
  }
}

/** Nobody begins anything new; what is on its way arrives, or the time for it runs out. */
async function settle(run: Run, people: People, accounts: readonly Account[]): Promise<Evidence> {
  const clients = [...people.visitors, ...people.staff]
  const deadline = Date.now() + run.options.settleMs
  const everybody = [...clients, ...people.others]
  order(everybody, { order: 'finish' })
  await Promise.race([Promise.all(everybody.map(({ quiet }) => quiet)), atMost(run.options.settleMs)])
  const staff = new Map(accounts.map(({ id, name }) => [id, name]))
  for (;;) {
    await reported(clients)
    const evidence = evidenceFrom(readHistories(run.folder), await run.store.read(), staff)
    const isSettled = nothingLost(evidence).length === 0 && nothingComesBack(evidence).length === 0
    if (isSettled || Date.now() >= deadline) return evidence
    await wait(300)
  }
}

/** Everybody comes through the proxies. */
const originsOf = ({ ports }: Run) => ({
  visitors: `http://127.0.0.1:${ports.proxies.visitors}`,
  console: `http://127.0.0.1:${ports.proxies.console}`,
})

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
/** Keeps no run from ending that needed less. */
const atMost = (ms: number) => new Promise<void>((done) => void setTimeout(done, ms).unref())

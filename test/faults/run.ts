import { parseArgs } from 'node:util'
import { linesOf } from './figures.ts'
import { runFaults } from './harness.ts'
import { type FaultKind, faultKinds } from './plan.ts'
import { storesUnderTest } from './storesUnderTest.ts'

const usage = `Usage:
  npm run faults -- [--minutes N] [--seed S] [--store ${Object.keys(storesUnderTest).join('|')}] [--only ${faultKinds.join()}]
`

const print = (line: string) => void process.stdout.write(`${line}\n`)

const given = readArguments()
if (given) await run(given)
else {
  process.stderr.write(usage)
  process.exitCode = 2
}

async function run({ seed, minutes, store, only }: NonNullable<typeof given>) {
  print(`seed ${seed}: the same faults again with --seed ${seed}`)
  const { violations, figures } = await runFaults({
    plan: 'drawn',
    seed,
    minutes,
    store,
    ...(only ? { only } : {}),
    visitors: 16,
    staff: 4,
    others: { managers: 2 },
    settleMs: 60_000,
  })
  for (const line of linesOf(figures)) print(line)
  for (const violation of violations.slice(0, 50)) print(`VIOLATED ${violation}`)
  print(violations.length === 0 ? 'I1–I11 hold' : `${violations.length} violations; seed ${seed}`)
  if (violations.length > 0) process.exitCode = 1
}

function readArguments() {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ options: { minutes: text, seed: text, store: text, only: text } })
    const minutes = Number(values.minutes ?? 1)
    const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
    const store = values.store ?? 'sqlite'
    const only = values.only?.split(',')
    const fits = minutes > 0 && Number.isInteger(seed) && store in storesUnderTest && (only?.every(isFault) ?? true)
    return fits ? { minutes, seed, store, only: only as FaultKind[] | undefined } : undefined
  } catch {
    return undefined
  }
}

function isFault(kind: string) {
  return faultKinds.some((known) => known === kind)
}

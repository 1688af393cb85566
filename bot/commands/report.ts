import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { monthsOf, periodForm } from '../../shared/statistics/periods.ts'
import { themes } from '../../shared/statistics/themes.ts'
import { readExternal } from '../domain/statistics/externalNumbers.ts'
import { makeFigures } from '../domain/statistics/makeFigures.ts'
import { tally } from '../domain/statistics/tally.ts'
import { openWholeNumberSolver } from '../wholeNumbers.ts'
import { readLines } from './report/jsonLines.ts'
import { readContact } from './report/readContact.ts'

const usage = `Usage: npm run -s report -- --records FILE --period 2026 [--k 5] [--external FILE]
  --records   contact records, one JSON object a line
  --period    a year, half-year or quarter: 2026, 2026-H1, 2026-Q1
  --k         no group of fewer can be told from an empty one
  --external  numbers known elsewhere, one JSON object a line: {"channel":["phone"],"count":40}
`

const options = readOptions()
if (options) await run(options)
else {
  process.stderr.write(usage)
  process.exitCode = 2
}

/** Prints what a statistics release of the records would publish, or what is wrong with them. */
async function run({ records, period, k, external }: NonNullable<typeof options>) {
  const contacts = readFile(records, readContact)
  const known =
    external === undefined ? { values: [], problems: [] } : readFile(external, (json) => readExternal(json, themes))
  const problems = [...contacts.problems, ...known.problems]
  if (problems.length > 0) {
    process.stderr.write(`${problems.join('\n')}\n`)
    process.exitCode = 1
    return
  }
  const months = monthsOf(period)
  const counted = tally(
    contacts.values.filter((contact) => months.includes(String(contact.period))),
    themes,
  )
  const figures = makeFigures(counted, { k, base: 5, external: known.values }, await openWholeNumberSolver())
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}

function readFile<Value>(file: string, read: (json: unknown) => Value | { problem: string }) {
  try {
    const { values, problems } = readLines(readFileSync(file, 'utf8'), read)
    return { values, problems: problems.map((problem) => `${file}, ${problem}`) }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return { values: [], problems: [`${file} cannot be read`] }
  }
}

function readOptions() {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ options: { records: text, period: text, k: text, external: text } })
    const { records, period, k = '5', external } = values
    if (records === undefined || period === undefined || !periodForm.test(period) || !/^[1-9]\d*$/.test(k))
      return undefined
    return { records, period, k: Number(k), external }
  } catch {
    return undefined
  }
}

import { growth } from './growth.ts'
import { page } from './page.ts'
import { relay } from './relay.ts'

const usage = `Usage:
  npm run bench -- growth [SIZE …]     default: 1000 100000 1000000 stored entries
  npm run bench -- page                what the visitor's page weighs, and how soon it can be used on a bad telephone
  npm run bench -- relay [SECONDS]     messages from 200 visitors to staff, beside bare Socket.IO
`

const print = (line: string) => void process.stdout.write(`${line}\n`)
const [what, ...sizes] = process.argv.slice(2)
const numbers = sizes.map(Number)
if (what === 'growth' && numbers.every((size) => Number.isInteger(size) && size > 0)) {
  for (const kind of ['sqlite', 'redis'] as const) {
    await growth(kind, numbers.length > 0 ? numbers : [1000, 100_000, 1_000_000], print)
  }
} else if (what === 'page' && numbers.length === 0) {
  await page(print)
} else if (what === 'relay' && numbers.length <= 1) {
  await relay({ visitors: 200, seconds: numbers[0] ?? 10 }, print)
} else {
  process.stderr.write(usage)
  process.exitCode = 2
}

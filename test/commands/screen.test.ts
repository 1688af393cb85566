import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const root = new URL('../..', import.meta.url)
const cases: { answers: object; expected: { flags: string[] } }[] = JSON.parse(
  readFileSync(new URL('../domain/screening-cases.json', import.meta.url), 'utf8'),
)

/** Runs the command as `npm run -s screen` does. */
async function screen(input: string) {
  const command = spawn(process.execPath, ['bot/launch.mjs', 'bot/commands/screen.ts'], { cwd: root })
  command.stdin.end(input)
  const ended = new Promise<number | null>((resolve) => command.on('close', resolve))
  const [output, errors, code] = await Promise.all([text(command.stdout), text(command.stderr), ended])
  const lines = output.split('\n')
  expect(lines.pop()).toBe('')
  return { lines: lines.map((line) => JSON.parse(line)), errors, code }
}

const sorted = <L extends { flags: string[] }>(list: L[]) =>
  list.map((one) => ({ ...one, flags: [...one.flags].sort() }))

test('every worked case comes out as a line with its expected result', async () => {
  const { lines, errors, code } = await screen(cases.map(({ answers }) => JSON.stringify(answers)).join('\n'))
  expect(sorted(lines)).toEqual(
    sorted(cases.map(({ expected }) => ({ ...expected, unanswered: expect.any(Number) as number }))),
  )
  expect({ errors, code }).toEqual({ errors: '', code: 0 })
})

test('0 and absent are skipped, for Q8 as for the others', async () => {
  const { lines } = await screen('{}\n{"role":0,"Q1":0,"Q5":0,"Q8":0}\r\n{"Q8":[]}\n')
  expect(lines.map(({ unanswered }) => unanswered)).toEqual([8, 8, 7])
})

test('a bad line comes out as an error in its place, and the command ends with 1', async () => {
  const { lines, errors, code } = await screen(
    '{"Q1":1}\nnot json\n{"Q5":9}\n\n{"Q9":1}\n{"Q8":["money"],"Q2":"x"}\n{"Q1":2}\n',
  )
  expect(lines.map((line) => line.error?.match(/^line \d: (Q\d|is not JSON)?/)?.[0] ?? line.urgency)).toEqual([
    'acute',
    'line 2: is not JSON',
    'line 3: Q5',
    'line 4: is not JSON',
    'line 5: ',
    'line 6: Q2',
    'urgent',
  ])
  expect({ errors, code }).toEqual({ errors: '', code: 1 })
})

test('a hundred thousand lines keep their order', async () => {
  const { lines } = await screen(Array.from({ length: 100_000 }, (_, index) => `{"Q1":${index % 4}}\n`).join(''))
  const levels = ['information', 'acute', 'urgent', 'information']
  expect(lines.every(({ urgency }, index) => urgency === levels[index % 4])).toBe(true)
  expect(lines).toHaveLength(100_000)
})

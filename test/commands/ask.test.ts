import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const root = new URL('../..', import.meta.url)
const start = (args: string[]) =>
  spawn(process.execPath, ['bot/launch.mjs', 'bot/commands/ask.ts', ...args], { cwd: root })

/** Runs the command as `npm run -s ask` does. */
async function ask(input: string | Buffer, args = ['--language', 'sv']) {
  const command = start(args)
  // A command that refuses its options does not read its input.
  command.stdin.on('error', () => {})
  command.stdin.end(input)
  const ended = once(command, 'close')
  const [output, errors, [code]] = await Promise.all([text(command.stdout), text(command.stderr), ended])
  return { output, errors, code }
}

const lines = (output: string) =>
  output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

test('a line of text comes out as a line with its signal and its topics', async () => {
  const { output, errors, code } = await ask('de kommer döda mig ikväll\nnär har ni öppet')
  expect(lines(output)).toEqual([
    {
      text: 'de kommer döda mig ikväll',
      acute: { category: 'A1', certain: true },
      answered: true,
      topics: expect.arrayContaining([{ id: 'hotad-nu', score: expect.any(Number) }]),
    },
    {
      text: 'när har ni öppet',
      acute: null,
      answered: true,
      topics: expect.arrayContaining([{ id: 'oppettider', score: 1 }]),
    },
  ])
  expect(lines(output).every(({ topics }) => topics.length <= 3)).toBe(true)
  expect({ errors, code }).toEqual({ errors: '', code: 0 })
})

test('English is asked for by its code', async () => {
  const { output } = await ask('i want to die\nwhen are you open\n', ['--language', 'en'])
  expect(lines(output).map(({ acute, topics }) => [acute?.category, topics[0]?.id])).toEqual([
    ['A4', expect.any(String)],
    [undefined, 'oppettider'],
  ])
})

test('each line is answered in the language it is recognised in, in the same form', async () => {
  const texts = ['när har ni öppet', 'when are you open', 'متى تكونون مفتوحين', 'goorma ayaad furan tihiin', 'zzz']
  const auto = lines((await ask(texts.join('\n'), ['--language', 'auto'])).output)
  const [arabic] = lines((await ask(texts[2] ?? '', ['--language', 'ar'])).output)
  expect(auto[2]).toEqual(arabic)
  expect(auto[4]).toEqual({ text: 'zzz', acute: null, answered: false, topics: [] })
  expect(auto.slice(0, 4).map(({ topics }) => topics[0]?.id)).toEqual(Array(4).fill('oppettider'))
})

test('every line has its answer: empty, with a Windows ending, with broken letters, the last without an end', async () => {
  const input = Buffer.concat([
    Buffer.from('strapp\r\n\n  \n'),
    Buffer.from([0xff, 0x20, 0xc3]),
    Buffer.from('\n"å"\t'),
  ])
  const { output, code } = await ask(input)
  expect(lines(output).map(({ text: line }) => line)).toEqual(['strapp', '', '  ', '\ufffd \ufffd', '"å"\t'])
  expect(lines(output)[1]).toEqual({ text: '', acute: null, answered: false, topics: [] })
  expect(code).toBe(0)
})

test('nothing in, nothing out', async () => {
  expect(await ask('')).toEqual({ output: '', errors: '', code: 0 })
})

test('each line is answered as it comes, before the next', async () => {
  const command = start(['--language', 'sv'])
  const answers = createInterface(command.stdout)[Symbol.asyncIterator]()
  for (const line of ['granat', 'hej', 'är ni öppna']) {
    command.stdin.write(`${line}\n`)
    expect(JSON.parse((await answers.next()).value ?? '').text).toBe(line)
  }
  command.stdin.end()
  expect(await once(command, 'close')).toEqual([0, null])
})

test.each([
  [['--language', 'de'], 'There is no language "de".'],
  [['--language'], 'argument missing'],
  [[], 'Say which language.'],
  [['--languages', 'sv'], "Unknown option '--languages'"],
  [['--language', 'sv', 'more'], "Unexpected argument 'more'"],
])('%j is refused with how it is used', async (args, reason) => {
  const { output, errors, code } = await ask('hej\n', args)
  expect({ output, code }).toEqual({ output: '', code: 2 })
  expect(errors).toContain(reason)
  expect(errors).toContain('--language sv|en')
})

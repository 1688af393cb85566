import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HotlineError } from '../bot/errors.ts'
import { logBug, logEvent } from '../bot/log.ts'

let written = ''
beforeEach(() => {
  written = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text)
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

const secret = 'Maja på Storgatan 12'

test('an event is one line of JSON with its fields', () => {
  logEvent('line:started', { port: 8080, tookMs: 12.5, count: 0, version: '1.4.0', code: 'unexpected' })
  expect(written).toBe(
    '{"event":"line:started","port":8080,"tookMs":12.5,"count":0,"version":"1.4.0","code":"unexpected"}\n',
  )
})

test.each<[string, Record<string, unknown>]>([
  ['a field that is not on the list', { text: secret }],
  ['a text where a number belongs', { count: secret }],
  ['a text where a code belongs', { code: secret }],
  ['an inherited name where a code belongs', { code: 'toString' }],
  ['a text where a version belongs', { version: secret }],
  ['a telephone number where a version belongs', { version: '070-123 45 67' }],
  ['a number that is none', { tookMs: Number.NaN }],
  ['an object', { count: { text: secret } }],
  ['a field of the prototype', { toString: secret }],
])('%s is left out', (_, fields) => {
  logEvent('line:started', fields)
  expect(written).toBe('{"event":"line:started"}\n')
})

test('a text is no event', () => {
  logEvent(secret as 'line:started')
  logBug(secret as 'line:started', new Error(secret))
  expect(written).toBe('')
})

test('a bug is logged by its kind and where it was, without its message', () => {
  logBug('request:failed', hotlineErrorWith(secret))
  expect(JSON.parse(written)).toEqual({
    event: 'request:failed',
    bug: 'HotlineError',
    at: [expect.stringMatching(/^bot\/errors\.ts:\d+$/)],
  })
})

test.each<[string, unknown]>([
  [
    'a message with a frame in it',
    new Error(`x\n    at ${secret} (/srv/bot/${secret}.ts:1:1)\n    at bot/maja.ts:1:1`),
  ],
  ['a name that is a text', Object.assign(new Error('x'), { name: secret })],
  ['a thrown text', secret],
  ['a cause', new Error('x', { cause: new Error(secret) })],
  ['a message changed afterwards', Object.assign(new Error(secret), { message: 'other' })],
  ['nothing', undefined],
])('%s does not reach the log', (_, error) => {
  logBug('request:failed', error)
  expect(JSON.parse(written)).toEqual({ event: 'request:failed', bug: 'Error', at: [] })
})

test('the code of a system error is logged', () => {
  logBug('line:stopped', Object.assign(new Error(secret), { code: 'EADDRINUSE' }))
  logBug('line:stopped', Object.assign(new Error(secret), { code: secret }))
  expect(
    written
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { event: 'line:stopped', bug: 'Error', code: 'EADDRINUSE', at: [] },
    { event: 'line:stopped', bug: 'Error', at: [] },
  ])
})

/** As if it had been made in a line of errors.ts, so that a frame of ours stands in its stack. */
function hotlineErrorWith(detail: string) {
  const error = new HotlineError('conflict', detail)
  const frame = `\n    at refuse (${new URL('../bot/errors.ts', import.meta.url)}:38:5)\n`
  return Object.assign(error, { stack: String(error.stack).replace('\n', frame) })
}

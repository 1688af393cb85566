import request from 'supertest'
import { expect, test } from 'vitest'
import type { Overrides } from '../../bot/context.ts'
import { createPasswords } from '../../bot/passwords.ts'
import { addStaff, disableStaff } from '../../bot/usecases/staffAccounts.ts'
import { asConsole } from '../support/asConsole.ts'
import { fixedClock } from '../support/fixedClock.ts'
import { fullSize } from '../support/fullSize.ts'
import { mannWhitney } from '../support/mannWhitney.ts'
import { signsIn } from '../support/openStaff.ts'
import { providerEnv, softProvider } from '../support/softProvider.ts'
import { startLine } from '../support/startLine.ts'

/** So many tries of each kind (requirements.md R3.3). */
const each = fullSize ? 500 : 12
const slow = fullSize ? 900_000 : 180_000
const longestWaitMs = 5 * 60_000

type Try = () => Promise<{ status: number; text: string }>
/** Two kinds of tries, made ready before each is timed. */
type Ready = () => Promise<Try>

/**
 * How likely it is that somebody who takes the time of both sees no difference. What is by chance is not there again, so a
 * difference is looked for in so many rounds.
 */
async function likelihoodAlike(one: Ready, other: Ready, rounds = 3) {
  for (let round = 1; ; round++) {
    const times: [number[], number[]] = [[], []]
    const answers = new Set<string>()
    for (let nth = 0; nth < each * 2; nth++) {
      // Turn and turn about, and either first.
      const which = nth % 4 === 0 || nth % 4 === 3 ? 0 : 1
      const ask = await (which === 0 ? one : other)()
      const begun = performance.now()
      const { status, text } = await ask()
      times[which].push(performance.now() - begun)
      answers.add(`${status} ${text}`)
    }
    // To the byte.
    expect(answers.size).toBe(1)
    const p = mannWhitney(...times)
    if (p > 0.01 || round === rounds) return p
  }
}

/** A line where names are not slowed: as much time goes by between tries as the longest wait takes. */
async function lineWithBen(overrides: Overrides = {}, env: Record<string, string> = {}) {
  const clock = fixedClock(Date.now())
  const line = await startLine({ clock, passwords: createPasswords(), ...overrides }, env)
  const { password } = await addStaff(line.ports, 'ben', 'responder')
  const posts = (path: string, body: object, cookie = '') =>
    request(line.origins.console)
      .post(path)
      .set({ ...asConsole, cookie })
      .send(body)
  const tries =
    (path: string, body: object): Ready =>
    async () => {
      clock.passTime(longestWaitMs)
      return async () => posts(path, body)
    }
  return { ...line, clock, password, posts, tries }
}

test('two rows of numbers are told apart by Mann and Whitney, and only where they differ', () => {
  const row = (from: number, count = 40) => Array.from({ length: count }, (_, nth) => from + nth * 7)
  // By hand: U is 0 of 9, and 4.5 of 9.
  expect(mannWhitney([1, 2, 3], [4, 5, 6])).toBeCloseTo(0.0809, 3)
  expect(mannWhitney([1, 4, 5], [2, 3, 6])).toBeCloseTo(1, 1)
  expect(mannWhitney([1, 1, 1], [1, 1, 1])).toBe(1)
  expect(mannWhitney(row(0), row(1))).toBeGreaterThan(0.5)
  expect(mannWhitney(row(0), row(140))).toBeLessThan(0.001)
})

test(`with a password and a code, ${each} tries with a name and ${each} with one nobody has take the same time`, {
  timeout: slow,
}, async () => {
  const line = await lineWithBen()
  await signsIn(line.origins.console, { name: 'ben', password: line.password })
  const named = (name: string) => line.tries('/session', { name, password: 'wrong', code: '000000' })
  expect(await likelihoodAlike(named('ben'), named('eva'))).toBeGreaterThan(0.01)
})

test('a line that looks no further for a name nobody has is found out', { timeout: slow }, async () => {
  const passwords = createPasswords()
  const hasty = {
    ...passwords,
    verify: async (password: string, hash: string | undefined) =>
      hash !== undefined && passwords.verify(password, hash),
  }
  const line = await lineWithBen({ passwords: hasty })
  const named = (name: string) => line.tries('/session', { name, password: 'wrong', code: '000000' })
  expect(await likelihoodAlike(named('ben'), named('eva'), 1)).toBeLessThan(0.01)
})

test(`with the provider, ${each} answers about somebody who was here and ${each} about nobody of ours take the same time`, {
  timeout: slow,
}, async () => {
  const clock = fixedClock(Date.now())
  const provider = softProvider(clock)
  const line = await lineWithBen({ clock, fetch: provider.fetch }, providerEnv)
  const begins = async (given: object) => {
    const { body, headers } = await line.posts('/session/provider/begin', given)
    return { address: String(body.address), cookie: String(headers['set-cookie']).split(';')[0] ?? '' }
  }
  const comesBack = async (subject: string, given: object = {}) => {
    const { address, cookie } = await begins(given)
    const query = provider.asks(address, subject)
    return async () => line.posts('/session/provider', { query }, cookie)
  }
  const first = await comesBack('ben there', { given: { name: 'ben', password: line.password } })
  expect((await first()).status).toBe(200)
  await disableStaff(line.ports, 'ben')
  const about = (subject: string) => () => comesBack(subject)
  expect(await likelihoodAlike(about('ben there'), about('nobody there'))).toBeGreaterThan(0.01)
})

test(`${each} tries to link a name and ${each} to link one nobody has take the same time`, {
  timeout: slow,
}, async () => {
  const line = await lineWithBen({ fetch: softProvider(fixedClock()).fetch }, providerEnv)
  const named = (name: string) => line.tries('/session/provider/begin', { given: { name, password: 'wrong' } })
  expect(await likelihoodAlike(named('ben'), named('eva'))).toBeGreaterThan(0.01)
})

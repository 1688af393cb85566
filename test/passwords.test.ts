import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createPasswords, tokens } from '../bot/passwords.ts'
import { createTurns } from '../bot/turns.ts'

const passwords = createPasswords()

test('a password fits its own hash and no other', async () => {
  const hash = await passwords.hash('korrekt häst')
  expect(await passwords.verify('korrekt häst', hash)).toBe(true)
  expect(await passwords.verify('korrekt hast', hash)).toBe(false)
})

test('the stored form names Argon2id, 64 MiB, three passes and a salt of its own', async () => {
  const [one, other] = await Promise.all([passwords.hash('same'), passwords.hash('same')])
  const form = /^\$argon2id\$v=19\$m=65536,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/
  expect([one, other]).toEqual([expect.stringMatching(form), expect.stringMatching(form)])
  expect(one).not.toBe(other)
})

test('a hash made elsewhere with other parameters fits (a vector of the reference implementation)', async () => {
  const stored = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect([await passwords.verify('password', stored), await passwords.verify('passw0rd', stored)]).toEqual([
    true,
    false,
  ])
})

test('the same accented letters fit however they were typed', async () => {
  expect(await passwords.verify('Å', await passwords.hash('A\u030a'))).toBe(true)
})

test('nobody has a password, and finding that out takes as long', async () => {
  const hash = await passwords.hash('anything')
  const took = async (stored: string | undefined) => {
    const from = performance.now()
    expect(await passwords.verify('wrong', stored)).toBe(false)
    return performance.now() - from
  }
  // In turns and loosely, because other programs share the machine: without hashing it would take next to nothing.
  const rounds = [await took(hash), await took(undefined), await took(hash), await took(undefined)]
  const [known, unknown] = [Math.min(rounds[0] ?? 0, rounds[2] ?? 0), Math.min(rounds[1] ?? 0, rounds[3] ?? 0)]
  expect(unknown / known).toBeGreaterThan(0.2)
})

test('a stored hash that cannot be read lets nobody in', async () => {
  await expect(passwords.verify('', '')).rejects.toMatchObject({ code: 'unavailable' })
})

test('two work at once, a few wait, and whoever comes then is told to slow down', async () => {
  const turns = createTurns({ atOnce: 2, waiting: 1 })
  const begun: number[] = []
  const ends: (() => void)[] = []
  const take = (nth: number) =>
    turns.take(() => {
      begun.push(nth)
      return new Promise<void>((end) => ends.push(end))
    })
  const taken = [take(1), take(2), take(3)]
  await expect(take(4)).rejects.toMatchObject({ code: 'slowDown', waitMs: 1000 })
  expect(begun).toEqual([1, 2])
  ends[0]?.()
  await taken[0]
  await setImmediate()
  expect(begun).toEqual([1, 2, 3])
  ends[1]?.()
  ends[2]?.()
  await Promise.all(taken)
  await turns.take(async () => begun.push(5))
  expect(begun).toEqual([1, 2, 3, 5])
})

test('work that fails gives its turn on', async () => {
  const turns = createTurns({ atOnce: 1, waiting: 0 })
  await expect(turns.take(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await turns.take(async () => 'next')).toBe('next')
})

test('a token is stored as its SHA-256', () => {
  expect(tokens.hash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

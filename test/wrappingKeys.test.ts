import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openWrappingKeys } from '../bot/wrappingKeys.ts'
import { temporaryFolder } from './support/temporaryFolder.ts'

const keyIn = (keys: ReturnType<typeof openWrappingKeys>, generation: number) =>
  keys.of(generation).export().toString('hex')

test('a key is in a file for its owner only, and the same when it is opened again', () => {
  const folder = temporaryFolder()
  const first = openWrappingKeys(folder, 7)
  expect(first.current().generation).toBe(7)
  expect(statSync(join(folder, 'wrapping-7.key')).mode & 0o777).toBe(0o600)
  expect(keyIn(openWrappingKeys(folder, 9), 7)).toBe(keyIn(first, 7))
})

test('a new week retires the old key, which opens until it is destroyed, and then nothing does', () => {
  const folder = temporaryFolder()
  const keys = openWrappingKeys(folder, 7)
  const old = keyIn(keys, 7)
  keys.advanceTo(8)
  expect(keys.current().generation).toBe(8)
  expect(keys.isInUse(7)).toBe(false)
  expect(keyIn(openWrappingKeys(folder, 8), 7)).toBe(old)
  keys.destroyRetired()
  expect(readdirSync(folder)).toEqual(['wrapping-8.key'])
  expect(() => keys.of(7)).toThrow('week 7')
})

test('a change that was cut off after the new key was made is finished by the next', () => {
  const folder = temporaryFolder()
  openWrappingKeys(folder, 7).advanceTo(8)
  const keys = openWrappingKeys(folder, 8)
  keys.advanceTo(8)
  keys.destroyRetired()
  expect(readdirSync(folder)).toEqual(['wrapping-8.key'])
})

test('a clock that goes back makes no older key', () => {
  const keys = openWrappingKeys(temporaryFolder(), 7)
  keys.advanceTo(3)
  expect(keys.current().generation).toBe(7)
})

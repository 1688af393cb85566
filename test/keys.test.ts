import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConfigError } from '../bot/errors.ts'
import { readSecretFile } from '../bot/keyFiles.ts'
import { keysFrom, openKeys } from '../bot/keys.ts'

let dir: string
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'keys-')), 'keys')
})
afterEach(() => rmSync(join(dir, '..'), { recursive: true }))

const rights = (path: string) => statSync(path).mode & 0o777

test('the first start makes a key that only the owner can read, and leaves nothing else', () => {
  openKeys(dir)
  expect([rights(dir), rights(join(dir, 'master.key')), readFileSync(join(dir, 'master.key')).length]).toEqual([
    0o700, 0o600, 32,
  ])
  expect(readdirSync(dir)).toEqual(['master.key'])
})

test('the next start finds the same keys', () => {
  const first = openKeys(dir).keyFor('visitorToken')
  expect(openKeys(dir).keyFor('visitorToken')).toEqual(first)
})

test('two lines have different keys', () => {
  expect(openKeys(dir).keyFor('visitorToken')).not.toEqual(openKeys(join(dir, 'other')).keyFor('visitorToken'))
})

test.each([0o640, 0o604, 0o622, 0o666])('a key that others can open is refused (%o)', (mode) => {
  openKeys(dir)
  chmodSync(join(dir, 'master.key'), mode)
  expect(() => openKeys(dir)).toThrow(ConfigError)
})

test('a file of another length is refused and left as it is', () => {
  openKeys(dir)
  const file = join(dir, 'master.key')
  writeFileSync(file, 'not a key')
  expect(() => openKeys(dir)).toThrow(/32 bytes/)
  expect(readFileSync(file, 'utf8')).toBe('not a key')
})

test('a key is never made over one that is there', () => {
  openKeys(dir)
  const before = readFileSync(join(dir, 'master.key'))
  openKeys(dir)
  expect([existsSync(dir), readFileSync(join(dir, 'master.key'))]).toEqual([true, before])
})

const keys = keysFrom(Buffer.alloc(32, 7))

test('a purpose has a key of its own', () => {
  expect(keys.keyFor('visitorToken')).toHaveLength(32)
  expect(keys.keyFor('visitorToken')).not.toEqual(keys.keyFor('conversationId'))
})

test('an id is the same for the same text, of the form of an id, and another for another purpose or text', () => {
  const id = keys.deriveId('conversationId', 'directline:1')
  expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/)
  expect(keys.deriveId('conversationId', 'directline:1')).toBe(id)
  expect([keys.deriveId('conversationId', 'directline:2'), keys.deriveId('clientId', 'directline:1')]).not.toContain(id)
})

test('a proof fits its text and purpose and nothing else', () => {
  const proof = keys.mac('visitorToken', 'abc')
  const flipped = `${proof.startsWith('A') ? 'B' : 'A'}${proof.slice(1)}`
  expect(keys.verify('visitorToken', 'abc', proof)).toBe(true)
  expect([
    keys.verify('visitorToken', 'abd', proof),
    keys.verify('staffToken', 'abc', proof),
    keys.verify('visitorToken', 'abc', flipped),
    keys.verify('visitorToken', 'abc', proof.slice(0, 20)),
    keys.verify('visitorToken', 'abc', ''),
    keysFrom(Buffer.alloc(32, 8)).verify('visitorToken', 'abc', proof),
  ]).toEqual([false, false, false, false, false, false])
})

test('a secret that somebody gave us is read from its file, which is the owner’s alone', () => {
  openKeys(dir)
  const file = join(dir, 'secret')
  const read = () => readSecretFile('OIDC_CLIENT_SECRET_FILE', file)
  expect(read).toThrow('OIDC_CLIENT_SECRET_FILE')
  writeFileSync(file, 'Sesam\n', { mode: 0o600 })
  expect(read()).toBe('Sesam')
  chmodSync(file, 0o640)
  expect(read).toThrow('chmod 600')
  writeFileSync(file, '')
  expect(read).toThrow(ConfigError)
})

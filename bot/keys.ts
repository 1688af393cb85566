import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './errors.ts'
import { isOpenToOthers, makeFolder, makeKeyFile } from './keyFiles.ts'

const masterKeyBytes = 32

/** Keys for one purpose each, all derived from the master key in KEY_DIR. A purpose's keys tell nothing about another's. */
export interface Keys {
  /** 32 bytes for this purpose alone. */
  keyFor(purpose: string): Buffer
  /** The same text always gives the same 22 characters of base64url, from which the text cannot be found. */
  deriveId(purpose: string, text: string): string
  /** Proof, in base64url, that this server wrote the text. */
  mac(purpose: string, text: string): string
  /** Whether the proof fits, in a time that tells nothing about it. */
  verify(purpose: string, text: string, proof: string): boolean
}

/** Opens the keys in this folder; makes the folder and the master key on the first start. Throws ConfigError. */
export function openKeys(dir: string): Keys {
  const file = join(dir, 'master.key')
  makeFolder(dir)
  makeKeyFile(file, masterKeyBytes)
  return keysFrom(readMasterKey(file))
}

/** The keys that follow from a master key. */
export function keysFrom(masterKey: Buffer): Keys {
  const derived = new Map<string, KeyObject>()
  function derive(purpose: string) {
    const key = derived.get(purpose) ?? createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', purpose, 32)))
    derived.set(purpose, key)
    return key
  }
  const digest = (purpose: string, text: string) => createHmac('sha256', derive(purpose)).update(text).digest()
  return {
    keyFor: (purpose) => derive(purpose).export(),
    deriveId: (purpose, text) => digest(purpose, text).subarray(0, 16).toString('base64url'),
    mac: (purpose, text) => digest(purpose, text).toString('base64url'),
    verify(purpose, text, proof) {
      const expected = digest(purpose, text)
      const given = Buffer.from(proof, 'base64url')
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}

function readMasterKey(file: string) {
  const problems: string[] = []
  const key = readFileSync(file)
  if (isOpenToOthers(file)) problems.push(`${file} can be read by others; take that right away: chmod 600 ${file}`)
  if (key.length !== masterKeyBytes)
    problems.push(`${file} must hold exactly ${masterKeyBytes} bytes; it is not a key of this line`)
  if (problems.length > 0) throw new ConfigError(problems)
  return key
}

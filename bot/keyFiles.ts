import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { ConfigError } from './errors.ts'

/** For its owner only. */
export function makeFolder(dir: string) {
  const isNew = mkdirSync(dir, { recursive: true, mode: 0o700 }) !== undefined
  if (isNew) chmodSync(dir, 0o700)
}

/** A file of random bytes, unless there is one already; on the disk when it returns. */
export function makeKeyFile(file: string, bytes: number) {
  if (statSync(file, { throwIfNoEntry: false })) return
  // Written whole under another name and then linked: a crash leaves no half key, and of two first starts one wins.
  const draft = `${file}.${randomBytes(8).toString('hex')}`
  writeFileSync(draft, randomBytes(bytes), { flag: 'wx', mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  syncFolder(dirname(file))
}

/** Overwritten first, so that its bytes do not stay where the file was. */
export function destroyKeyFile(file: string) {
  writeFileSync(file, Buffer.alloc(statSync(file).size), { flag: 'r+', flush: true })
  rmSync(file)
  syncFolder(dirname(file))
}

/** Makes names in a folder as durable as the files. */
export function syncFolder(dir: string) {
  if (process.platform === 'win32') return
  const handle = openSync(dir, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** A secret that somebody else gave us, in a file that a setting names. Throws ConfigError when others can read it too. */
export function readSecretFile(setting: string, file: string): string {
  const secret = readOrNothing(file)
  if (!secret) throw new ConfigError([`${setting}: ${file} cannot be read or is empty`])
  if (isOpenToOthers(file)) {
    throw new ConfigError([`${file} can be read by others; take that right away: chmod 600 ${file}`])
  }
  return secret
}

function readOrNothing(file: string) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

/** Windows keeps rights elsewhere and always reports every bit. */
export const isOpenToOthers = (file: string) => process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0

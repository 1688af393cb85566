import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

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

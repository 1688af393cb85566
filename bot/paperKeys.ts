import { createSecretKey, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { destroyKeyFile, makeKeyFile } from './keyFiles.ts'

/** A key of its own for a paper whose words must be gone from every copy once it is destroyed. */
export interface PaperKeys {
  /** A new one, in place of the last. */
  make(name: string): KeyObject
  find(name: string): KeyObject | undefined
  destroy(name: string): void
}

/** One file in KEY_DIR for each paper. */
export function openPaperKeys(dir: string): PaperKeys {
  const fileOf = (name: string) => join(dir, `paper-${name}.key`)
  const read = (file: string) => createSecretKey(readFileSync(file))

  function destroy(name: string) {
    if (existsSync(fileOf(name))) destroyKeyFile(fileOf(name))
  }
  return {
    make(name) {
      destroy(name)
      makeKeyFile(fileOf(name), 32)
      return read(fileOf(name))
    },
    find: (name) => (existsSync(fileOf(name)) ? read(fileOf(name)) : undefined),
    destroy,
  }
}

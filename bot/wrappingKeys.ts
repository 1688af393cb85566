import { createSecretKey, type KeyObject } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { destroyKeyFile, makeKeyFile, syncFolder } from './keyFiles.ts'

/** The keys that wrap conversations' data keys: a file each, named by the week it was made in. */
export interface WrappingKeyFiles {
  current(): { generation: number; key: KeyObject }
  of(generation: number): KeyObject
  isInUse(generation: number): boolean
  advanceTo(generation: number): void
  destroyRetired(): void
}

const keyBytes = 32
const inUse = /^wrapping-(\d+)\.key$/
const retired = /^wrapping-(\d+)\.retired$/

/**
 * Several processes may share the folder. A key is renamed before it is destroyed, so that whoever wraps with it at that
 * moment finds out and wraps again.
 */
export function openWrappingKeys(dir: string, firstGeneration: number): WrappingKeyFiles {
  const opened = new Map<number, KeyObject>()
  const nameOf = (generation: number) => join(dir, `wrapping-${generation}.key`)
  const retiredNameOf = (generation: number) => join(dir, `wrapping-${generation}.retired`)
  const generations = (pattern: RegExp) =>
    readdirSync(dir)
      .flatMap((name) => pattern.exec(name)?.[1] ?? [])
      .map(Number)
  const newest = () => Math.max(...generations(inUse))

  function read(generation: number): KeyObject {
    const file = [nameOf(generation), retiredNameOf(generation)].find((name) => existsSync(name))
    const bytes = file ? readFileSync(file) : Buffer.alloc(0)
    if (bytes.length !== keyBytes) throw new Error(`the wrapping key of week ${generation} is not in KEY_DIR`)
    const key = createSecretKey(bytes)
    bytes.fill(0)
    return key
  }

  function of(generation: number) {
    const key = opened.get(generation) ?? read(generation)
    opened.set(generation, key)
    return key
  }

  function advanceTo(generation: number) {
    if (generation > newest()) makeKeyFile(nameOf(generation), keyBytes)
    for (const old of generations(inUse).filter((one) => one < newest())) renameSync(nameOf(old), retiredNameOf(old))
    syncFolder(dir)
  }

  if (generations(inUse).length === 0) makeKeyFile(nameOf(firstGeneration), keyBytes)
  return {
    current() {
      const generation = newest()
      return { generation, key: of(generation) }
    },
    of,
    isInUse: (generation) => existsSync(nameOf(generation)),
    advanceTo,
    destroyRetired() {
      for (const generation of generations(retired)) {
        destroyKeyFile(retiredNameOf(generation))
        opened.delete(generation)
      }
    },
  }
}

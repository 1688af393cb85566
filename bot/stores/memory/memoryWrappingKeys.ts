import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { WrappingKeys } from '../sealing/conversationKeys.ts'

/** Wrapping keys in memory: for tests. */
export function createMemoryWrappingKeys(): WrappingKeys {
  const keys = new Map<number, KeyObject>()
  const makeKey = (generation: number) => keys.set(generation, createSecretKey(randomBytes(32)))
  const newest = () => Math.max(...keys.keys())
  const of = (generation: number) => {
    const key = keys.get(generation)
    if (!key) throw new Error(`the wrapping key of week ${generation} was destroyed`)
    return key
  }
  makeKey(0)
  return {
    current: () => ({ generation: newest(), key: of(newest()) }),
    of,
    isInUse: (generation) => generation === newest(),
    advanceTo(generation) {
      if (generation > newest()) makeKey(generation)
    },
    destroyRetired() {
      for (const generation of keys.keys()) if (generation < newest()) keys.delete(generation)
    },
  }
}

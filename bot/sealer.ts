import { createSecretKey } from 'node:crypto'
import type { Keys } from './keys.ts'
import type { Sealer } from './ports.ts'
import { openPlain, sealPlain } from './stores/sealing/envelope.ts'

/** In the envelopes that stores use, so that there is one way of sealing to change. */
export function createSealer(keys: Pick<Keys, 'keyFor'>): Sealer {
  const keyOf = (purpose: string) => createSecretKey(keys.keyFor(purpose))
  const contextOf = (purpose: string, place: string) => `${purpose}|${place}`
  return {
    seal: (purpose, content, place) => sealPlain(keyOf(purpose), content, contextOf(purpose, place)),
    open: (purpose, sealed, place) => openPlain(keyOf(purpose), sealed, contextOf(purpose, place)),
  }
}

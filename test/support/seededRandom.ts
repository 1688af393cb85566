import { createHash } from 'node:crypto'
import type { Random } from '../../bot/ports.ts'

/** The same ids in the same order for the same seed. */
export function seededRandom(seed = 'seed'): Random {
  let drawn = 0
  const bytes = () => createHash('sha256').update(`${seed} ${++drawn}`).digest().subarray(0, 16)
  return {
    id: () => bytes().toString('base64url'),
    uuid() {
      const hex = bytes().toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
    },
  }
}

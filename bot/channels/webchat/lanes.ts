import { createHmac, randomBytes } from 'node:crypto'
import type { Clock } from '../../ports.ts'

const keptMs = 60 * 60_000

/** Tells who asks too often from everybody else without keeping an address: a digest under a key that lives for an hour (requirements.md R2.17). */
export function createLanes(clock: Clock): (address: string | undefined) => string {
  let key = randomBytes(32)
  let made = clock.now()
  return (address = '') => {
    if (clock.now() - made >= keptMs) {
      key = randomBytes(32)
      made = clock.now()
    }
    return createHmac('sha256', key).update(address).digest('base64url')
  }
}

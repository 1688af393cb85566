import { type Proof, type Work, workText } from '../../../../../shared/work.ts'
import type { Pace } from './pace.ts'
import { firstWordOfSha256 } from './sha256.ts'

/** So many tries between two looks at what the visitor does: a few hundredths of a second on a slow telephone. */
const atOnce = 1500

/** Looks for the proof in small steps, so that the page can be used meanwhile. */
export function doWork(pace: Pace, { challenge, bits }: Work, clientId: string, found: (proof: Proof) => void) {
  let nonce = 0
  function some() {
    for (const end = nonce + atOnce; nonce < end; nonce++) {
      if (Math.clz32(firstWordOfSha256(workText(challenge, clientId, nonce))) >= bits)
        return found({ challenge, nonce })
    }
    pace.after(0, some)
  }
  some()
}

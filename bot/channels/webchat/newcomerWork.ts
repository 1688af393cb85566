import { createHash } from 'node:crypto'
import type { ClientId } from '../../../shared/ids.ts'
import { type Proof, type Work, workText } from '../../../shared/work.ts'
import type { Webchat } from './webchat.ts'

/** A challenge is good until the end of the next one's time; nothing is kept of it. */
const everyMs = 10 * 60_000
/** Work may have become dearer while it was done. */
const slackBits = 2

const challengeOf = (keys: Webchat['keys'], nth: number) => keys.mac('newcomerWork', String(nth)).slice(0, 16)

/** The work a newcomer still has to show, or nothing. */
export function workFor(
  { ports, keys }: Pick<Webchat, 'ports' | 'keys'>,
  clientId: ClientId,
  proof: Proof | undefined,
): Work | undefined {
  const now = ports.clock.now()
  const bits = ports.newcomers.workBits(now)
  const nth = Math.floor(now / everyMs)
  const isGood =
    proof &&
    [nth, nth - 1].some((one) => challengeOf(keys, one) === proof.challenge) &&
    zeroBits(workText(proof.challenge, clientId, proof.nonce)) >= bits - slackBits
  return bits === 0 || isGood ? undefined : { challenge: challengeOf(keys, nth), bits }
}

const zeroBits = (text: string) => Math.clz32(createHash('sha256').update(text).digest().readUInt32BE(0))

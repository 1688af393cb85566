import { createHash, createHmac } from 'node:crypto'

/**
 * The keys of the audit trail move forward only: each is the digest of the one before, which is then erased. Whoever takes
 * a key can go on from there and change nothing that stands already; whoever holds the first can check everything.
 */
export const firstKeyBytes = 32

/** One chain's first key, from the trail's key of that number. */
export const chainKeyOf = (trailKey: Buffer) => digest('chain', trailKey)
/** The trail's key of the next chain. */
export const nextTrailKey = (trailKey: Buffer) => digest('trail', trailKey)
/** The key of the next entry. */
export const nextEntryKey = (key: Buffer) => digest('entry', key)

/** Binds an entry to its chain, its place, what stands before it, and what it says. */
export const macOf = (key: Buffer, chain: number, n: number, before: string, body: string) =>
  createHmac('sha256', key).update(`${chain}|${n}|${before}|${body}`).digest('base64url')

/** What stands in the place of a key that is no longer needed: nothing can be added to its chain. */
export const endOf = (key: Buffer) => createHmac('sha256', key).update('ended').digest()

const digest = (purpose: string, key: Buffer) => createHash('sha256').update(purpose).update(key).digest()

import type { AuditHead, AuditRow } from '../ports/audit.ts'
import type { Seal } from './auditKeys.ts'
import { chainKeyOf, endOf, macOf, nextEntryKey, nextTrailKey } from './chain.ts'

/**
 * `altered`: an entry is not what was written at its place. `cut`: entries at the end are missing. `extended`: entries were
 * added by somebody without the key. `replaced`: the chain, or its key, is another than the one that was begun or anchored.
 */
export interface Finding {
  kind: 'altered' | 'cut' | 'extended' | 'replaced'
  chain: number
  /** Number of the first entry it concerns. */
  at: number
}

export interface Evidence {
  firstKey: Buffer
  rows: readonly AuditRow[]
  /** How many chains were begun, and the seal of each, as KEY_DIR has them. */
  begun: number
  seals: ReadonlyMap<number, Seal>
  /** Heads that were sent elsewhere. */
  anchors: readonly AuditHead[]
}

/** Everything that is wrong with the trail, one finding a chain; empty when nothing is. */
export function verifyTrail({ firstKey, rows, begun, seals, anchors }: Evidence): Finding[] {
  const chains = new Map<number, AuditRow[]>()
  for (const row of rows) chains.set(row.chain, [...(chains.get(row.chain) ?? []), row])
  for (const list of chains.values()) list.sort((a, b) => a.n - b.n)
  const last = Math.max(
    begun,
    ...[...chains.keys(), ...seals.keys(), ...anchors.map(({ chain }) => chain)].map((k) => k + 1),
  )
  const findings: Finding[] = []
  let trailKey = firstKey
  for (let chain = 0; chain < last; chain++) {
    const found = verifyChain(chainKeyOf(trailKey), chain, {
      rows: chains.get(chain) ?? [],
      seal: seals.get(chain),
      anchors: anchors.filter((anchor) => anchor.chain === chain),
    })
    if (found) findings.push({ ...found, chain })
    trailKey = nextTrailKey(trailKey)
  }
  return findings
}

interface ChainEvidence {
  rows: readonly AuditRow[]
  seal: Seal | undefined
  anchors: readonly AuditHead[]
}

function verifyChain(firstKey: Buffer, chain: number, { rows, seal, anchors }: ChainEvidence) {
  const fits = fittingRows(firstKey, chain, rows)
  const told = (kind: Finding['kind'], at: number) => ({ kind, at })
  if (!seal) return rows.length > 0 ? told('replaced', fits) : told('cut', 0)
  if (!isSealOf(firstKey, seal)) return told('replaced', Math.min(fits, seal.n))
  const otherwise = anchors.find(({ n, mac }) => n < fits && rows[n]?.mac !== mac)
  if (otherwise) return told('replaced', otherwise.n)
  // The last one may have been written just before its process was killed.
  const most = seal.kind === 'end' ? seal.n : seal.n + 1
  if (fits < rows.length) return fits >= seal.n ? told('extended', fits) : told('altered', fits)
  if (rows.length > most) return told('extended', most)
  if (rows.length < seal.n || anchors.some(({ n }) => n >= rows.length)) return told('cut', rows.length)
  return undefined
}

/** How many entries from the first on are what was written. */
function fittingRows(firstKey: Buffer, chain: number, rows: readonly AuditRow[]) {
  let key = firstKey
  let before = ''
  for (const [place, { n, at, body, mac }] of rows.entries()) {
    if (n !== place || mac !== macOf(key, chain, n, before, body) || at !== instantOf(body)) return place
    before = mac
    key = nextEntryKey(key)
  }
  return rows.length
}

const instantOf = (body: string) => (JSON.parse(body) as { at: unknown }).at

function isSealOf(firstKey: Buffer, { n, kind, bytes }: Seal) {
  let key = firstKey
  for (let step = 0; step < n; step++) key = nextEntryKey(key)
  return bytes.equals(kind === 'end' ? endOf(key) : key)
}

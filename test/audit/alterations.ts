import { randomBytes } from 'node:crypto'
import type { Seal } from '../../bot/audit/auditKeys.ts'
import { macOf, nextEntryKey } from '../../bot/audit/chain.ts'
import type { Evidence, Finding } from '../../bot/audit/verifyTrail.ts'
import type { AuditRow } from '../../bot/ports/audit.ts'

/** What somebody with the store and KEY_DIR, but none of the erased keys, does to a trail; and what must be said of it. */
export interface Alteration {
  name: string
  make(trail: Evidence, draw: (below: number) => number): { changed: Evidence; verdict: Finding }
}

const rowsOf = (trail: Evidence, chain: number) => trail.rows.filter((row) => row.chain === chain)
const withRows = (trail: Evidence, chain: number, rows: readonly AuditRow[]): Evidence => ({
  ...trail,
  rows: [...trail.rows.filter((row) => row.chain !== chain), ...rows],
})
const withSeal = (trail: Evidence, chain: number, seal: Seal | undefined): Evidence => {
  const seals = new Map(trail.seals)
  if (seal) seals.set(chain, seal)
  else seals.delete(chain)
  return { ...trail, seals }
}
const anyChain = (trail: Evidence, draw: (below: number) => number) => {
  const chain = draw(trail.begun)
  return { chain, rows: rowsOf(trail, chain) }
}
const otherMac = () => randomBytes(32).toString('base64url')
const forged = (chain: number, n: number, at: number): AuditRow => ({
  chain,
  n,
  at,
  body: JSON.stringify({ at, who: 1 + (n % 5), act: 'open' }),
  mac: otherMac(),
})

/** The same entries, and everything after them, under keys of the forger's own. */
function rewritten(rows: readonly AuditRow[], from: number): { rows: AuditRow[]; seal: Seal } {
  let key: Buffer = randomBytes(32)
  let before = rows[from - 1]?.mac ?? ''
  const made = rows.slice(from).map((row) => {
    const mac = macOf(key, row.chain, row.n, before, row.body)
    before = mac
    key = nextEntryKey(key)
    return { ...row, mac }
  })
  return { rows: [...rows.slice(0, from), ...made], seal: { n: rows.length, kind: 'key', bytes: key } }
}

export const alterations: readonly Alteration[] = [
  {
    name: 'another person stands in an entry',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const at = draw(rows.length)
      const changed = rows.map((row) =>
        row.n === at ? { ...row, body: row.body.replace(/"who":\d+/, '"who":99') } : row,
      )
      return { changed: withRows(trail, chain, changed), verdict: { kind: 'altered', chain, at } }
    },
  },
  {
    name: 'one character of an entry is another',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const at = draw(rows.length)
      const changed = rows.map((row) => {
        if (row.n !== at) return row
        const place = draw(row.body.length)
        const other = String.fromCharCode((row.body.charCodeAt(place) ^ (1 + draw(30))) & 0x7f)
        return { ...row, body: row.body.slice(0, place) + other + row.body.slice(place + 1) }
      })
      return { changed: withRows(trail, chain, changed), verdict: { kind: 'altered', chain, at } }
    },
  },
  {
    name: 'an entry was at another time',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const at = draw(rows.length)
      const changed = rows.map((row) => (row.n === at ? { ...row, at: row.at + 900_000 } : row))
      return { changed: withRows(trail, chain, changed), verdict: { kind: 'altered', chain, at } }
    },
  },
  {
    name: 'an entry is taken out of the middle',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const at = draw(rows.length - 1)
      const changed = rows.filter(({ n }) => n !== at)
      return { changed: withRows(trail, chain, changed), verdict: { kind: 'altered', chain, at } }
    },
  },
  {
    name: 'an entry is taken out and the rest moves up',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const at = draw(rows.length - 1)
      const changed = rows.filter(({ n }) => n !== at).map((row, n) => ({ ...row, n }))
      return { changed: withRows(trail, chain, changed), verdict: { kind: 'altered', chain, at } }
    },
  },
  {
    name: 'an entry is put in between',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const at = draw(rows.length)
      const changed = [...rows.slice(0, at), forged(chain, at, 0), ...rows.slice(at)].map((row, n) => ({ ...row, n }))
      return { changed: withRows(trail, chain, changed), verdict: { kind: 'altered', chain, at } }
    },
  },
  {
    name: 'two entries change places',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const at = draw(rows.length - 1)
      const other = at + 1 + draw(rows.length - 1 - at)
      const [one, two] = [rows[at]!, rows[other]!]
      const changed = rows.map((row) =>
        row.n === at ? { ...two, n: at } : row.n === other ? { ...one, n: other } : row,
      )
      return { changed: withRows(trail, chain, changed), verdict: { kind: 'altered', chain, at } }
    },
  },
  {
    name: 'an entry of another chain stands in its place',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const at = draw(rows.length)
      const from = rowsOf(trail, (chain + 1) % trail.begun)
      const taken = from[draw(from.length)]!
      const changed = rows.map((row) => (row.n === at ? { ...taken, chain, n: at } : row))
      return { changed: withRows(trail, chain, changed), verdict: { kind: 'altered', chain, at } }
    },
  },
  {
    name: 'the end is cut off',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const at = draw(rows.length)
      return { changed: withRows(trail, chain, rows.slice(0, at)), verdict: { kind: 'cut', chain, at } }
    },
  },
  {
    name: 'a whole chain and its key are taken away',
    make(trail, draw) {
      const { chain } = anyChain(trail, draw)
      const changed = withSeal(withRows(trail, chain, []), chain, undefined)
      return { changed, verdict: { kind: 'cut', chain, at: 0 } }
    },
  },
  {
    name: 'something is added at the end',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const added = Array.from({ length: 1 + draw(3) }, (_, nth) => forged(chain, rows.length + nth, 0))
      const changed = withRows(trail, chain, [...rows, ...added])
      return { changed, verdict: { kind: 'extended', chain, at: rows.length } }
    },
  },
  {
    name: 'an old entry is played again at the end',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const again = { ...rows[draw(rows.length)]!, n: rows.length }
      return {
        changed: withRows(trail, chain, [...rows, again]),
        verdict: { kind: 'extended', chain, at: rows.length },
      }
    },
  },
  {
    name: 'a chain is written anew with a key of the forger’s, from some entry on',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const at = draw(rows.length)
      const other = rewritten(rows, at)
      const changed = withSeal(withRows(trail, chain, other.rows), chain, other.seal)
      return { changed, verdict: { kind: 'replaced', chain, at } }
    },
  },
  {
    name: 'the end is cut off and the key put back to where it would be, as far as somebody without it can',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const at = draw(rows.length)
      const seal: Seal = { n: at, kind: 'key', bytes: randomBytes(32) }
      const changed = withSeal(withRows(trail, chain, rows.slice(0, at)), chain, seal)
      return { changed, verdict: { kind: 'replaced', chain, at } }
    },
  },
  {
    name: 'an anchored head was another',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const at = draw(rows.length)
      const changed = { ...trail, anchors: [...trail.anchors, { chain, n: at, mac: otherMac() }] }
      return { changed, verdict: { kind: 'replaced', chain, at } }
    },
  },
  {
    name: 'an anchored head is further on than what is left',
    make(trail, draw) {
      const { chain, rows } = anyChain(trail, draw)
      const anchors = [...trail.anchors, { chain, n: rows.length + draw(5), mac: otherMac() }]
      return { changed: { ...trail, anchors }, verdict: { kind: 'cut', chain, at: rows.length } }
    },
  },
]

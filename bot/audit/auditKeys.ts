import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { makeFolder, syncFolder } from '../keyFiles.ts'
import { chainKeyOf, endOf, firstKeyBytes, nextEntryKey, nextTrailKey } from './chain.ts'

/** How far a chain has come: the key its next entry takes, or, when it has ended, the proof that it ended there. */
export interface Seal {
  n: number
  kind: 'key' | 'end'
  bytes: Buffer
}

/** A chain of this process. */
export interface ChainKey {
  chain: number
  key(): Buffer
  /** The key of the entry after it takes its place, on the disk too. */
  advance(): void
  /** Destroys the key. */
  end(): void
}

export interface AuditKeys {
  /** The next chain; two processes never get the same. */
  begin(): ChainKey
  /** How many chains were begun. */
  begun(): number
  seals(): ReadonlyMap<number, Seal>
}

/**
 * The keys in KEY_DIR. On the very first call `first` is the key to keep off the machine; it is given once and never
 * again, for it is erased when the first chain begins.
 */
export function openAuditKeys(folder: string): { keys: AuditKeys; first?: Buffer } {
  const dir = join(folder, 'audit')
  makeFolder(dir)
  const trail = join(dir, 'trail')
  const first = existsSync(trail) ? undefined : makeTrail(dir, trail)
  return {
    keys: { begin: () => begin(dir, trail), begun: () => readTrail(trail).n, seals: () => readSeals(dir) },
    ...(first ? { first } : {}),
  }
}

/** Of two first starts one wins; the other has nothing to show. */
function makeTrail(dir: string, file: string): Buffer | undefined {
  const key = randomBytes(firstKeyBytes)
  const isFirst = writeNew(file, { n: 0, kind: 'key', bytes: key })
  syncFolder(dir)
  return isFirst ? key : undefined
}

function begin(dir: string, trail: string): ChainKey {
  for (;;) {
    const { n: chain, bytes } = readTrail(trail)
    sweepDrafts(dir, chain)
    const file = join(dir, String(chain))
    const isMine = writeNew(file, { n: 0, kind: 'key', bytes: chainKeyOf(bytes) })
    // Whoever sees that a chain was begun goes on: a process that died in between holds up nobody.
    writeOver(trail, { n: chain + 1, kind: 'key', bytes: nextTrailKey(bytes) })
    syncFolder(dir)
    if (isMine) return chainIn(file, chain, chainKeyOf(bytes))
  }
}

function chainIn(file: string, chain: number, firstKey: Buffer): ChainKey {
  const seal: Seal = { n: 0, kind: 'key', bytes: firstKey }
  const handle = openSync(file, 'r+')
  return {
    chain,
    key: () => seal.bytes,
    advance() {
      const next = { ...seal, n: seal.n + 1, bytes: nextEntryKey(seal.bytes) }
      writeIn(handle, next)
      seal.bytes.fill(0)
      Object.assign(seal, next)
    },
    end() {
      writeIn(handle, { n: seal.n, kind: 'end', bytes: endOf(seal.bytes) })
      seal.bytes.fill(0)
      closeSync(handle)
    },
  }
}

const readTrail = (file: string) => read(file)

function readSeals(dir: string) {
  const names = readdirSync(dir).filter((name) => /^\d+$/.test(name))
  return new Map(names.map((name) => [Number(name), read(join(dir, name))]))
}

/** Always as long, so that what is written over something leaves nothing of it. */
const write = ({ n, kind, bytes }: Seal) => `${String(n).padStart(10, '0')} ${kind} ${bytes.toString('hex')}\n`

function read(file: string): Seal {
  const [n = '', kind = '', hex = ''] = readFileSync(file, 'utf8').trim().split(' ')
  const bytes = Buffer.from(hex, 'hex')
  if (!/^\d{10}$/.test(n) || (kind !== 'key' && kind !== 'end') || bytes.length !== firstKeyBytes)
    throw new Error(`${file} is not a key of the audit trail`)
  return { n: Number(n), kind, bytes }
}

/** Whole or not at all, and for one writer only: written under a name of its own, which is then given to the file. */
function writeNew(file: string, seal: Seal): boolean {
  const draft = `${file}.${randomBytes(8).toString('hex')}`
  try {
    writeDraft(draft, seal)
    linkSync(draft, file)
    return true
  } catch (error) {
    // Another process was quicker, or has swept the draft away because this one came too late.
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'ENOENT') return false
    throw error
  } finally {
    destroyDraft(draft)
  }
}

function writeDraft(draft: string, seal: Seal) {
  const handle = openSync(draft, 'wx', 0o600)
  try {
    writeIn(handle, seal)
  } finally {
    closeSync(handle)
  }
}

/** What was never given to a file is a key that nobody may find; what was is the file itself, and loses a name. */
function destroyDraft(draft: string) {
  const found = statSync(draft, { throwIfNoEntry: false })
  if (found?.nlink === 1) writeFileSync(draft, Buffer.alloc(found.size), { flag: 'r+', flush: true })
  rmSync(draft, { force: true })
}

/** A process that was killed while it wrote leaves its draft. Those of chains that have begun are given to no file any more. */
function sweepDrafts(dir: string, chain: number) {
  for (const name of readdirSync(dir)) {
    const [, of] = /^(trail|\d+)\.[0-9a-f]{16}$/.exec(name) ?? []
    if (of === 'trail' || Number(of) < chain) destroyDraft(join(dir, name))
  }
}

/** In place: the key that was there is gone from the disk. */
function writeIn(handle: number, seal: Seal) {
  writeSync(handle, write(seal), 0)
  fdatasyncSync(handle)
}

function writeOver(file: string, seal: Seal) {
  const handle = openSync(file, 'r+')
  writeIn(handle, seal)
  closeSync(handle)
}

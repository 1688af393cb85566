import type { KeyObject } from 'node:crypto'
import type { Papers } from '../../ports/shift.ts'
import { open, seal } from './envelope.ts'

/** Papers as they lie in a store. */
export interface SealedPapers {
  load(name: string): Promise<{ version: number; sealed: Uint8Array } | undefined>
  /** Throws `conflict` when the paper is not at this version; 0 is none. */
  save(name: string, expectedVersion: number, sealed: Uint8Array): Promise<void>
  destroy(name: string): Promise<void>
}

export interface PaperSeals {
  /** A copy of the store alone tells nothing of staff, their plan or their addresses. */
  common: KeyObject
  /** Keys that are destroyed with the words they seal. */
  own: { make(name: string): KeyObject; find(name: string): KeyObject | undefined; destroy(name: string): void }
}

/** Words of a person's, which no older copy may still show. */
const withOwnKey: ReadonlySet<string> = new Set(['handOverNote'])

export function sealPapers(papers: SealedPapers, { common, own }: PaperSeals): Papers {
  return {
    async load(name) {
      const kept = await papers.load(name)
      if (!kept) return { version: 0 }
      const key = withOwnKey.has(name) ? own.find(name) : common
      const opened = key && openOrNothing(key, kept.sealed, contextOf(name))
      if (!opened) return { version: kept.version }
      return { version: kept.version, content: JSON.parse(Buffer.from(opened).toString()) as unknown }
    },
    async save(name, expectedVersion, content) {
      const key = withOwnKey.has(name) ? own.make(name) : common
      await papers.save(name, expectedVersion, seal(key, Buffer.from(JSON.stringify(content)), contextOf(name)))
    },
    async destroy(name) {
      if (withOwnKey.has(name)) own.destroy(name)
      await papers.destroy(name)
    },
  }
}

/** Nothing when the key was changed and the paper was not, as after a crash between the two: it counts as none. */
function openOrNothing(key: KeyObject, sealed: Uint8Array, context: string) {
  try {
    return open(key, sealed, context)
  } catch {
    return undefined
  }
}

const contextOf = (name: string) => `paper|${name}`

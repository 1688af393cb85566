import { createOneAtATime } from '../../shared/oneAtATime.ts'
import { HotlineError, isCode } from '../errors.ts'
import type { AuditAct, AuditHead, AuditRow, AuditStore, AuditTrail } from '../ports/audit.ts'
import type { Clock } from '../ports.ts'
import { type ChainKey, openAuditKeys } from './auditKeys.ts'
import { macOf } from './chain.ts'

export interface OpenAuditTrail extends AuditTrail {
  /** On the very first start: the key that checks everything, in hex. Shown once, and kept nowhere. */
  firstKey?: string
  /** Ends the chain of this process: its key is destroyed, unless an entry may still come to the store. */
  close(): Promise<void>
}

const quarterMs = 15 * 60_000
const quarterOf = (at: number) => Math.floor(at / quarterMs) * quarterMs

/**
 * Writes the trail. An entry is in the store before its key moves on, so that a process killed between them has written
 * one entry more than its key says, and never one less.
 */
export function openAuditTrail(keyFolder: string, store: AuditStore, clock: Clock): OpenAuditTrail {
  const { keys, first } = openAuditKeys(keyFolder)
  const inOrder = createOneAtATime()
  let mine: ChainKey | undefined
  let head: AuditHead | undefined
  /** Sent to the store for the next place, and not known to have come there: one of them still may. */
  let doubtful: AuditRow[] = []

  async function write(act: AuditAct) {
    mine ??= keys.begin()
    if (doubtful.length > 0) await settle(mine)
    const at = quarterOf(clock.now())
    const [n, before] = head ? [head.n + 1, head.mac] : [0, '']
    const body = bodyOf(at, act)
    const row = { chain: mine.chain, n, at, body, mac: macOf(mine.key(), mine.chain, n, before, body) }
    doubtful.push(row)
    await store.append(row)
    moveOn(mine, row)
  }

  /** Which of them came there is what the store says now. */
  async function settle(chain: ChainKey) {
    const last = await store.head(chain.chain)
    const arrived = doubtful.find(({ n, mac }) => last?.n === n && last.mac === mac)
    if (arrived) moveOn(chain, arrived)
  }

  function moveOn(chain: ChainKey, { chain: number, n, mac }: AuditRow) {
    chain.advance()
    head = { chain: number, n, mac }
    doubtful = []
  }

  return {
    ...(first ? { firstKey: first.toString('hex') } : {}),
    async write(act) {
      try {
        await inOrder.run('trail', () => write(act))
      } catch (error) {
        // What cannot be written down is not done, whatever the reason.
        throw isCode(error, 'unavailable')
          ? error
          : new HotlineError('unavailable', 'the audit trail cannot be written')
      }
    },
    head: () => head,
    async close() {
      await inOrder.settle()
      // An end says how many entries there are, and nobody knows: the key is left, as by a process that was killed.
      if (doubtful.length === 0) mine?.end()
      mine = undefined
    },
  }
}

/** In one order and with nothing else, so that the same act is always the same text. */
const bodyOf = (at: number, { who, act, about, why, times }: AuditAct) =>
  // What is undefined is left out.
  JSON.stringify({ at, who, act, about, why, times })

import { setTimeout } from 'node:timers/promises'
import type { Activity } from '@microsoft/agents-activity'
import { HttpError } from '@microsoft/agents-hosting'
import type { ConversationId } from '../../../../shared/ids.ts'
import { fold, isByPhone, newConversation } from '../../../domain/conversation.ts'
import { isCode } from '../../../errors.ts'
import { logEvent } from '../../../log.ts'
import type { Ports, Sealer } from '../../../ports.ts'
import type { Translate } from '../../../text/translate.ts'
import { type WrittenEntry, writeLog } from '../writeLog.ts'
import { mostButtons } from './mostButtons.ts'
import { openAddress, type ReplyAddress } from './replyAddress.ts'

export interface Replies {
  ports: Ports
  t: Translate
  sealer: Sealer
  send(address: ReplyAddress, activity: Activity): Promise<void>
}

/** How long the last words of a closed conversation are tried, before its address is forgotten all the same. */
const lastWordsWithinMs = 10 * 60_000

/** How long what is on its way may hold up the end. */
const stopWithinMs = 2000

/**
 * Tells channels what is in the log, entry after entry. What a channel has taken is marked before the next is sent, so that
 * after a failure or a restart it goes on where it was.
 */
export function createReplies({ ports, t, sealer, send }: Replies) {
  const running = new Map<ConversationId, { again: boolean; ended: Promise<void> }>()
  /** How much of an entry of several activities was taken before one failed. */
  const partly = new Map<ConversationId, { seq: number; taken: number }>()
  let stopped = false

  return {
    /** One run at a time for each conversation; what comes meanwhile makes it look again. */
    push(id: ConversationId) {
      const run = running.get(id)
      if (run) run.again = true
      else if (!stopped) running.set(id, { again: false, ended: keepTelling(id) })
    },
    /** Resolves when nothing is on its way any more, or a channel takes too long. */
    async stop() {
      stopped = true
      const ended = Promise.all([...running.values()].map((run) => run.ended))
      await Promise.race([ended, setTimeout(stopWithinMs, undefined, { ref: false })])
    },
  }

  async function keepTelling(id: ConversationId) {
    do {
      // Lets `push` note the run first, and later what came meanwhile.
      await Promise.resolve()
      const run = running.get(id)
      if (run) run.again = false
      await tell(id).catch(() => logEvent('delivery:failed'))
    } while (running.get(id)?.again && !stopped)
    running.delete(id)
  }

  async function tell(id: ConversationId) {
    const kept = await ports.replyAddresses.load(id)
    const log = kept && (await readLog(id))
    if (!kept || !log || isByPhone(fold(newConversation(id), log))) return void partly.delete(id)
    const address = openAddress(sealer, id, kept.sealed)
    const wording = { t, mostButtons: mostButtons(address.channelId) }
    const { written, conversation } = writeLog(id, log, ({ seq }) => seq > kept.told, wording)
    const isOver = conversation.place.status === 'closed'
    try {
      await tellEntries(id, address, written)
      if (isOver && !stopped) await ports.replyAddresses.forget(id)
    } catch (error) {
      if (isOver && ports.clock.now() - conversation.since > lastWordsWithinMs) await ports.replyAddresses.forget(id)
      throw error
    }
  }

  async function readLog(id: ConversationId) {
    try {
      return await ports.conversations.read(id)
    } catch (error) {
      if (isCode(error, 'gone')) return undefined
      throw error
    }
  }

  async function tellEntries(id: ConversationId, address: ReplyAddress, written: readonly WrittenEntry[]) {
    for (const { entry, activities } of written) {
      if (stopped || activities.length === 0) continue
      const before = partly.get(id)
      const taken = before?.seq === entry.seq ? before.taken : 0
      for (const [nth, activity] of activities.entries()) {
        if (nth < taken) continue
        await sendOne(address, activity)
        partly.set(id, { seq: entry.seq, taken: nth + 1 })
      }
      await ports.replyAddresses.markTold(id, entry.seq)
      partly.delete(id)
    }
  }

  async function sendOne(address: ReplyAddress, activity: Activity) {
    try {
      await send(address, activity)
    } catch (error) {
      if (!isRefused(error)) throw error
      // Not every channel knows every kind of activity; what it never takes must not hold up what follows.
      logEvent('delivery:failed', { code: 'badInput' })
    }
  }
}

/** The channel understood and said no. Wrong credentials, time-outs and "too many" may pass. */
const isRefused = (error: unknown) =>
  error instanceof HttpError &&
  error.status >= 400 &&
  error.status < 500 &&
  ![401, 403, 408, 429].includes(error.status)

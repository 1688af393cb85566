import type { Clip, Operation } from '../../../domain/call/call.ts'
import type { SealedDigits } from '../../../domain/call/sealedDigits.ts'
import { logBug } from '../../../log.ts'
import { createCalls, type Leg, type PhoneParts } from '../calls.ts'
import { createStaffNumbers } from '../staffNumbers.ts'
import { type Asked, hearOutcome, type Outcome, type PullCall } from './pullCall.ts'
import { createSounds } from './sounds.ts'
import type { Writing } from './writing.ts'

/** A provider that asks over HTTP what to do next: how it is answered, and whom it rings. */
export interface PullProvider<Answer> {
  /** Under which it reaches us. */
  base: string
  /** The line's own number, the only one that staff's telephones ever show. */
  number: string
  /** Telephone numbers by the names staff sign in with. */
  staff: Readonly<Record<string, string>>
  /** Rung when something of ours is broken. */
  onCall: string
  write(operations: readonly Operation[], writing: Writing): Answer
  /** Words, and a person's telephone. */
  writeLastResort(sound: string): Answer
  /** Sends a text message; absent where the provider is not asked to. */
  text?(to: SealedDigits): Promise<void>
}

export interface PullOptions {
  voice: string
  after(ms: number, run: () => void): () => void
}

/** What a provider sends with every request of a call. */
export interface PullRequest {
  callid: string
  caller: SealedDigits | undefined
}

/** A recording comes on its own; a call waits this long for it. */
const recordingWithinMs = 5000

/** Every call at a provider that asks, and asks again whatever is not answered. */
export function createPullCalls<Answer>(
  parts: PhoneParts,
  provider: PullProvider<Answer>,
  { voice, after }: PullOptions,
) {
  const calls = createCalls(parts)
  const live = new Map<string, PullCall<Answer>>()
  const sounds = createSounds(parts.recordings, { base: provider.base, voice, after })
  const numbers = createStaffNumbers(parts.ports, provider.staff)

  return {
    push: calls.push,
    close: async () => calls.close(),
    findSound: sounds.find,
    soundOf: sounds.urlOf,
    /** Whatever breaks, the answer is words and a person: for an error the caller would hear nothing for hours. */
    async answer(act: () => Promise<Answer>): Promise<Answer> {
      try {
        return await act()
      } catch (error) {
        logBug('call:failed', error)
        const down: Clip = { language: 'sv', text: 'phone.down' }
        return provider.writeLastResort(sounds.urlOf([down]))
      }
    },
    start: async (read: PullRequest) => start(await known(read), read.callid),
    async next(read: PullRequest, { asked, step }: { asked: Asked; step: number }, outcome: Outcome): Promise<Answer> {
      const isNew = !live.has(read.callid)
      const one = await known(read)
      if (isNew) return start(one, read.callid)
      if (asked === 'record') await settled(one)
      return once(one, { callid: read.callid, step }, () => hearOutcome(one, asked, outcome))
    },
    /** Whoever is rung has taken up their telephone and wants the call; whether the two may be joined. */
    async accepts(callid: string): Promise<boolean> {
      const { call } = live.get(callid) ?? {}
      const where = call?.call().where
      if (call && where?.in === 'ringing') await call.answered(where.staff)
      return call?.call().where.in === 'connected'
    },
    async takeRecording(callid: string, audio: Buffer, seconds: number) {
      const one = live.get(callid)
      if (!one) return
      one.pending = await one.call.keepMessage({ audio: audio.toString('base64'), seconds: Math.round(seconds) })
      one.tellRecorded()
    },
    async hangUp(callid: string) {
      const one = live.get(callid)
      if (!one) return
      // A recording that is on its way belongs to the call.
      if (one.call.call().where.in === 'recording') await settled(one)
      live.delete(callid)
      await one.call.handle({ kind: 'hangUp' })
    },
  }

  /** A call we do not know began before this process did: it begins again, rather than hear nothing. */
  async function known({ callid, caller }: PullRequest): Promise<PullCall<Answer>> {
    await numbers.refresh()
    const one = live.get(callid)
    if (one) return one
    let tellRecorded = () => {}
    const recorded = new Promise<void>((resolve) => {
      tellRecorded = resolve
    })
    const leg: Leg = {
      caller,
      offered: parts.recordings.complete,
      canText: provider.text !== undefined,
      canRing: (staff) => numbers.of(staff) !== undefined,
      push: (operations) => keepForLater(begun, operations),
    }
    const begun: PullCall<Answer> = {
      caller,
      call: calls.begin(leg),
      rung: undefined,
      pending: undefined,
      answers: new Map(),
      recorded,
      tellRecorded,
    }
    live.set(callid, begun)
    return begun
  }

  /** Nothing can be told in between; whoever took up their own telephone is talking already. */
  function keepForLater(one: PullCall<Answer>, operations: readonly Operation[]) {
    const [first] = operations
    const talks = one.rung !== undefined && first?.op === 'bridge' && first.staff === one.rung
    if (!talks && operations.length > 0) one.pending = operations
  }

  function start(one: PullCall<Answer>, callid: string): Promise<Answer> {
    const begin = { kind: 'start', callerKnown: one.caller !== undefined } as const
    return once(one, { callid, step: 0 }, () => one.call.handle(begin))
  }

  /** The same step again is the same answer; one that is over is answered by where the call is now. */
  function once(
    one: PullCall<Answer>,
    { callid, step }: { callid: string; step: number },
    act: () => Promise<readonly Operation[]>,
  ): Promise<Answer> {
    const newest = Math.max(-1, ...one.answers.keys())
    const before = one.answers.get(step) ?? (step <= newest ? one.answers.get(newest) : undefined)
    if (before) return before
    const answer = act().then((operations) => write(one, operations, { callid, step: step + 1 }))
    one.answers.set(step, answer)
    one.answers.delete(step - 2)
    return answer
  }

  async function write(
    one: PullCall<Answer>,
    operations: readonly Operation[],
    { callid, step }: { callid: string; step: number },
  ): Promise<Answer> {
    const rings = operations.find(({ op }) => op === 'connect' || op === 'bridge')
    one.rung = rings && 'staff' in rings ? rings.staff : undefined
    if (one.caller && operations.some(({ op }) => op === 'textMessage')) await provider.text?.(one.caller)
    return provider.write(operations, {
      callid,
      step,
      base: provider.base,
      next: (asked) => `${provider.base}/next/${asked}/${step}`,
      sound: sounds.urlOf,
      callerId: provider.number,
      numberOf: (staff) => numbers.of(staff) ?? provider.onCall,
    })
  }

  function settled({ recorded }: PullCall<Answer>): Promise<void> {
    return new Promise((resolve) => {
      const stop = after(recordingWithinMs, resolve)
      void recorded.then(() => {
        stop()
        resolve()
      })
    })
  }
}

export type PullCalls<Answer> = ReturnType<typeof createPullCalls<Answer>>

import type { VisitorUpdate } from '../../../../../shared/wire/visitor.ts'
import type { Contact } from './contact.ts'
import { follow } from './follow.ts'
import { type Insisting, insist } from './insist.ts'
import type { Pace } from './pace.ts'
import type { Answer } from './wire.ts'

export interface Reading {
  /** Asks for everything after the last entry here; from the start, the answer replaces what is here. */
  join(token: string): void
  joinFromStart(token: string): void
  /** Entries that came unasked. */
  hear(token: string, update: VisitorUpdate): void
  /** Every entry there is, in words that replace the old ones. */
  hearWhole(token: string, update: VisitorUpdate): void
  stop(): void
}

export interface ReadingParts {
  contact: Contact
  pace: Pace
  updated(update: VisitorUpdate, whole: boolean): void
  /** A refusal that asking again may not change: whether to stop. */
  refused(code: string): 'done' | 'again'
}

/** The way in: entries are taken in order and without gaps, and a gap is filled by joining again. */
export function createReading({ contact, pace, updated, refused }: ReadingParts): Reading {
  let last = 0
  let heard = 0
  /** How everything that is here is said. */
  let said: string | undefined
  let joining: Insisting | undefined

  function joinAfter(token: string, from: number) {
    joining?.stop()
    joining = insist<Answer<'line:join'>>(pace, {
      ask: (reply) => contact.ask('line:join', { token, last: from }, reply),
      answered: (answer) => (answer.ok ? joined(token, answer.value, from === 0) : refused(answer.code)),
      missed: contact.missed,
    })
    joining.now()
  }
  function joined(token: string, update: VisitorUpdate, whole: boolean) {
    if (!whole && isSaidAnew(update)) {
      joinAfter(token, 0)
      return 'done'
    }
    if (!take(update, whole)) return 'again'
    joining = undefined
    // Something newer came while this answer was on its way, and could not be taken then.
    if (heard > last) joinAfter(token, last)
    return 'done'
  }
  function take(update: VisitorUpdate, whole: boolean) {
    heard = Math.max(heard, update.state.lastSeq)
    if (!whole && isSaidAnew(update)) return false
    const followed = follow(whole ? 0 : last, update)
    if (followed.kind === 'gap' || (whole && update.state.lastSeq < last)) return false
    if (followed.kind === 'old') return true
    last = update.state.lastSeq
    said = mannerOf(update)
    updated(followed.update, whole)
    return true
  }
  /** In another language, or hidden and shown again: then all of it is asked for. */
  function isSaidAnew(update: VisitorUpdate) {
    return said !== undefined && update.state.lastSeq > last && mannerOf(update) !== said
  }
  return {
    join: (token) => joinAfter(token, last),
    joinFromStart: (token) => joinAfter(token, 0),
    hear(token, update) {
      if (!take(update, false) && !joining) joinAfter(token, isSaidAnew(update) ? 0 : last)
    },
    hearWhole(token, update) {
      if (!take(update, true)) joinAfter(token, 0)
    },
    stop() {
      joining?.stop()
      joining = undefined
      last = 0
      heard = 0
      said = undefined
    },
  }
}

const mannerOf = ({ state }: VisitorUpdate) => `${state.language} ${state.hidden ?? false}`

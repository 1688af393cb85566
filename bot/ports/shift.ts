import type { ConversationId, StaffId } from '../../shared/ids.ts'
import type { Language } from '../../shared/languages.ts'
import type { Plan } from '../../shared/plan.ts'
import type { WayName } from '../../shared/reach.ts'
import type { OpeningHours } from '../../shared/settings.ts'

/** What staff say of themselves. On a break nobody rings them, and they keep what is theirs. */
export type ShiftChange = 'on' | 'break' | 'off'

/** Who of staff is on duty in a live console, and which visitors have the page open. */
export interface Presence {
  /** Not those on a break. */
  onDuty(): StaffId[]
  onBreak(): StaffId[]
  /** On duty, and a person touched the console a short while ago: what makes the line open. */
  attending(): StaffId[]
  /** Has a console, on duty or not, that can make itself heard. */
  audible(): StaffId[]
  visitorPresent(id: ConversationId): boolean
  /** When the visitor's last line died, in milliseconds, where this process noticed it and they have not come back. */
  visitorLostAt(id: ConversationId): number | undefined
  /** Whether this staff member has a console open anywhere. */
  staffPresent(id: StaffId): boolean
}

/** What a call is about: somebody who waits, or something of these people's own. It stays inside the console. */
export type Call = 'queue' | 'yours'

/** A way to make staff look at the console. It says nothing of what waits there: there is no field for it. */
export interface Way {
  name: WayName
  /** Those whom it reached, as far as can be known. Never throws, and answers within some seconds. */
  call(staff: readonly StaffId[], about: Call): Promise<readonly StaffId[]>
  /** One of the messages that come every day, where this way has them; says the same as an alarm. */
  remind?(id: StaffId): Promise<unknown>
}

/** The line's own papers: plan, hand-over note, how staff are reached. Few and small, sealed, each replaced as a whole. */
export interface Papers {
  /** Version 0 and no content when there is none. */
  load(name: string): Promise<{ version: number; content?: unknown }>
  /** Throws `conflict` when the paper is not at this version (any more). */
  save(name: string, expectedVersion: number, content: unknown): Promise<void>
  /** Again is harmless. */
  destroy(name: string): Promise<void>
}

/** What hangs on the board; instants in milliseconds, people by number. */
export interface BoardPapers {
  plan?: Plan
  /** Nobody can take more until then. */
  full?: { until: number; number: number }
  note?: { text: string; number: number; until: number }
  /** Somebody came in with an emergency code; shown until then. */
  emergency?: { until: number; number: number }
  /** Ways to staff whose last try failed. */
  broken: readonly WayName[]
  /** What each of staff works in. */
  languages: Readonly<Record<StaffId, readonly Language[]>>
}

/** The shift as everybody of the line sees it. */
export interface Board {
  plan(): Plan | undefined
  /** What is promised: the plan's shifts, or the settings' hours while there is no plan. */
  hours(): OpeningHours
  full(): BoardPapers['full']
  note(): BoardPapers['note']
  emergency(): BoardPapers['emergency']
  broken(): readonly WayName[]
  languagesOf(id: StaffId): readonly Language[]
  /** Reads it anew and lets everybody know; called after a change. */
  renew(): Promise<void>
}

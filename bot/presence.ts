import type { ConversationId, StaffId } from '../shared/ids.ts'
import type { Presence, ShiftChange } from './ports/shift.ts'
import type { Clock } from './ports.ts'

/** Who is there in one process. */
export interface Present {
  consoles: StaffId[]
  onDuty: StaffId[]
  onBreak: StaffId[]
  attending: StaffId[]
  audible: StaffId[]
  pages: ConversationId[]
}

/** What one staff member's consoles in this process have told. */
interface Standing {
  consoles: number
  shift: ShiftChange
  /** When a person last did anything there, in milliseconds. */
  touchedAt: number
  audible: boolean
}

export interface PresenceOptions {
  clock: Clock
  /** For so long a console that nobody touches counts as attended, in milliseconds. */
  attendedForMs(): number
}

type Told = 'onDuty' | 'onBreak' | 'attending' | 'audible'

/** `since`: whoever touched a console after that attends it. */
const tells: Record<Told, (standing: Standing, since: number) => boolean> = {
  onDuty: ({ shift }) => shift === 'on',
  onBreak: ({ shift }) => shift === 'break',
  attending: ({ shift, touchedAt }, since) => shift === 'on' && touchedAt > since,
  audible: ({ audible }) => audible,
}

const nobody: Present = { consoles: [], onDuty: [], onBreak: [], attending: [], audible: [], pages: [] }

/** Who is there now. Kept in memory: it is true only of living connections, and a restart empties it. */
export function createPresence({ clock, attendedForMs }: PresenceOptions) {
  const staff = new Map<StaffId, Standing>()
  const pages = new Map<ConversationId, number>()
  const polledAt = new Map<ConversationId, number>()
  const lostAt = new Map<ConversationId, number>()
  const staffListeners = new Set<() => void>()
  const visitorListeners = new Set<(id: ConversationId) => void>()
  const ownListeners = new Set<() => void>()
  const shiftListeners = new Set<(id: StaffId, to: ShiftChange) => void>()
  let elsewhere: Present = nobody
  let told = ''

  const presence: Presence = {
    onDuty: () => both('onDuty'),
    onBreak: () => both('onBreak'),
    attending: () => both('attending'),
    audible: () => both('audible'),
    staffPresent: (id) => staff.has(id) || elsewhere.consoles.includes(id),
    visitorPresent: (id) => pages.has(id) || polledAt.has(id) || elsewhere.pages.includes(id),
    visitorLostAt: (id) => lostAt.get(id),
  }
  return {
    ...presence,
    consoleOpened(id: StaffId) {
      const standing = staff.get(id)
      change(() => staff.set(id, { ...(standing ?? absent), consoles: (standing?.consoles ?? 0) + 1 }))
    },
    // A console that comes back takes up its shift again by itself; one that stays away is nobody on duty.
    consoleClosed: (id: StaffId) =>
      change(() => {
        const standing = staff.get(id)
        if (!standing || standing.consoles === 1) staff.delete(id)
        else staff.set(id, { ...standing, consoles: standing.consoles - 1 })
      }),
    /** A person did something at a console `agoMs` ago; and whether it can make itself heard. */
    consoleAttended: (id: StaffId, agoMs: number, audible: boolean) =>
      change(() => {
        const standing = staff.get(id)
        if (!standing) return
        const touchedAt = Math.max(standing.touchedAt, clock.now() - agoMs)
        staff.set(id, { ...standing, touchedAt, audible })
      }),
    shiftSet(id: StaffId, to: ShiftChange) {
      change(() => setShift(id, to))
      for (const listener of shiftListeners) listener(id, to)
    },
    /** Somebody with consoles at several processes went on a break or off duty at another one. */
    shiftSetElsewhere: (id: StaffId, to: ShiftChange) =>
      change(() => {
        if (staff.get(id)?.shift !== 'off') setShift(id, to)
      }),
    pageOpened: (id: ConversationId) => countPage(id, 1),
    pageClosed: (id: ConversationId) => countPage(id, -1),
    /** A page that has no connection asked for what is new; it is there until it has not asked for a while. */
    pagePolled(id: ConversationId) {
      const isNew = !polledAt.has(id)
      polledAt.set(id, clock.now())
      if (isNew) tellOfPage(id)
    },
    /** Called when who is on duty may have changed. */
    onStaffChange: (listener: () => void) => staffListeners.add(listener),
    /** Called when a visitor came to the page or left it. */
    onVisitorChange: (listener: (id: ConversationId) => void) => visitorListeners.add(listener),
    /** Called when anything changed in this process. */
    onOwnChange: (listener: () => void) => ownListeners.add(listener),
    /** Called when somebody changed their shift here. */
    onShiftSet: (listener: (id: StaffId, to: ShiftChange) => void) => shiftListeners.add(listener),
    own,
    /** Who is there in the line's other processes. */
    seeElsewhere,
    /** Being attended ends by time alone, with nobody doing anything. */
    async look() {
      forgetSilentPages()
      forgetLongLost()
      tellStaffListeners()
    },
  }

  function own(): Present {
    return { ...ownStaff(), pages: [...new Set([...pages.keys(), ...polledAt.keys()])] }
  }

  function ownStaff(): Omit<Present, 'pages'> {
    return {
      consoles: [...staff.keys()],
      onDuty: ownOf('onDuty'),
      onBreak: ownOf('onBreak'),
      attending: ownOf('attending'),
      audible: ownOf('audible'),
    }
  }

  /** Asked at every message: looks at staff alone, who are few, and not at the pages. */
  function both(what: Told) {
    return [...new Set([...ownOf(what), ...elsewhere[what]])]
  }

  function ownOf(what: Told): StaffId[] {
    const since = clock.now() - attendedForMs()
    return [...staff].filter(([, standing]) => tells[what](standing, since)).map(([id]) => id)
  }

  function setShift(id: StaffId, to: ShiftChange) {
    const standing = staff.get(id)
    if (standing) staff.set(id, { ...standing, shift: to })
  }

  function change(make: () => void) {
    make()
    tellStaffListeners()
    for (const listener of ownListeners) listener()
  }

  function tellStaffListeners() {
    const { consoles: _, ...now } = ownStaff()
    const next = JSON.stringify([now, elsewhere.onDuty, elsewhere.onBreak, elsewhere.attending, elsewhere.audible])
    if (next === told) return
    told = next
    for (const listener of staffListeners) listener()
  }

  function countPage(id: ConversationId, by: number) {
    count(pages, id, by)
    tellOfPage(id)
  }

  function tellOfPage(id: ConversationId) {
    tellVisitorListeners(id)
    for (const listener of ownListeners) listener()
  }

  function seeElsewhere(others: readonly Present[]) {
    const before = elsewhere
    const all = (of: (one: Present) => StaffId[]) => others.flatMap(of)
    elsewhere = {
      consoles: all((one) => one.consoles),
      onDuty: all((one) => one.onDuty),
      onBreak: all((one) => one.onBreak),
      attending: all((one) => one.attending),
      audible: all((one) => one.audible),
      pages: others.flatMap((one) => one.pages),
    }
    tellStaffListeners()
    for (const id of changedBetween(before.pages, elsewhere.pages)) tellVisitorListeners(id)
  }

  /** A page that was open twice is lost when the last of them is. */
  function tellVisitorListeners(id: ConversationId) {
    if (presence.visitorPresent(id)) lostAt.delete(id)
    else if (!lostAt.has(id)) lostAt.set(id, clock.now())
    for (const listener of visitorListeners) listener(id)
  }

  function forgetSilentPages() {
    for (const [id, at] of polledAt) {
      if (clock.now() - at <= polledForMs) continue
      polledAt.delete(id)
      tellOfPage(id)
    }
  }

  function forgetLongLost() {
    for (const [id, at] of lostAt) if (clock.now() - at > lostForMs) lostAt.delete(id)
  }
}

/** A page that polls asks every few seconds; one that has missed a few is gone. */
const polledForMs = 15_000

/** Somebody who left longer ago than a day is away, and no longer cut off. */
const lostForMs = 24 * 60 * 60_000

const absent: Standing = { consoles: 0, shift: 'off', touchedAt: 0, audible: false }

/** What stands in one list and not in the other. */
function changedBetween<Id>(before: readonly Id[], after: readonly Id[]): Id[] {
  const [was, is] = [new Set(before), new Set(after)]
  return [...before.filter((id) => !is.has(id)), ...after.filter((id) => !was.has(id))]
}

export type PresenceBook = ReturnType<typeof createPresence>

function count<Key>(counts: Map<Key, number>, key: Key, by: number) {
  const left = (counts.get(key) ?? 0) + by
  if (left > 0) counts.set(key, left)
  else counts.delete(key)
}

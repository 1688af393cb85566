import { usualWorkLanguages } from '../shared/languages.ts'
import type { Plan } from '../shared/plan.ts'
import type { OpeningHours } from '../shared/settings.ts'
import type { Board, BoardPapers } from './ports/shift.ts'

const nothing: BoardPapers = { broken: [], languages: {} }

export interface BoardOptions {
  /** Everything that hangs there, as it is stored. */
  read(): Promise<BoardPapers>
  hoursOf(plan: Plan, at: number): OpeningHours
  /** Hours while there is no plan. */
  usual(): OpeningHours
  clock: { now(): number }
}

/** What hangs where everybody of the line sees it, as it was last read: nobody who asks has to wait for the store. */
export function createBoard({ read, hoursOf, usual, clock }: BoardOptions) {
  const listeners = new Set<() => void>()
  const ownListeners = new Set<() => void>()
  let papers = nothing
  let hours: { plan: Plan; hour: number; hours: OpeningHours } | undefined

  async function look() {
    const before = JSON.stringify(papers)
    papers = await read()
    if (JSON.stringify(papers) !== before) for (const listener of listeners) listener()
  }
  const stillStands = <Paper extends { until: number }>(paper: Paper | undefined) =>
    paper && paper.until > clock.now() ? paper : undefined

  const board: Board = {
    plan: () => papers.plan,
    hours() {
      if (!papers.plan) return usual()
      const hour = Math.floor(clock.now() / 3_600_000)
      if (hours?.plan !== papers.plan || hours.hour !== hour) {
        hours = { plan: papers.plan, hour, hours: hoursOf(papers.plan, clock.now()) }
      }
      return hours.hours
    },
    full: () => stillStands(papers.full),
    note: () => stillStands(papers.note),
    emergency: () => stillStands(papers.emergency),
    broken: () => papers.broken,
    languagesOf: (id) => papers.languages[id] ?? usualWorkLanguages,
    async renew() {
      await look()
      for (const listener of ownListeners) listener()
    },
  }
  return {
    ...board,
    look,
    /** Called when something on it has changed. */
    onChange: (listener: () => void) => listeners.add(listener),
    /** Called when this process has changed it. */
    onOwnChange: (listener: () => void) => ownListeners.add(listener),
  }
}

export type BoardBook = ReturnType<typeof createBoard>

import type { StaffId } from '../../shared/ids.ts'
import { type OwnWeek, ownWeekSchema } from '../../shared/ownWeek.ts'
import { daysAfter, localTimeOf, weekdayOf } from '../domain/localTime.ts'
import type { Ports } from '../ports.ts'
import { changePaper, readPaper } from './papers.ts'

type WeekPorts = Pick<Ports, 'papers' | 'settings' | 'clock'>

/** Sealed, one for each, and read by nobody but the person it is of. */
const paperOf = (id: StaffId) => `week:${id}`

export async function readOwnWeek(ports: WeekPorts, id: StaffId): Promise<OwnWeek> {
  return ofThisWeek(ports, await readPaper(ports, paperOf(id), ownWeekSchema))
}

export async function countClosed(ports: WeekPorts, id: StaffId, hard: boolean): Promise<void> {
  await changeWeek(ports, id, (week) => ({ ...week, closed: week.closed + 1, hard: week.hard + (hard ? 1 : 0) }))
}

/** How often time on duty is counted. */
export const countDutyEveryMs = 60_300

/** Counts what has gone since the last time for everybody who is attending now; no closer than that. */
export async function countDuty(ports: WeekPorts & Pick<Ports, 'presence' | 'leases'>): Promise<void> {
  const attending = ports.presence.attending()
  if (attending.length === 0 || !(await ports.leases.hold('countDuty'))) return
  const count = (week: OwnWeek) => ({ ...week, dutyMs: week.dutyMs + countDutyEveryMs })
  await Promise.all(attending.map((id) => changeWeek(ports, id, count)))
}

/** A week that is over is destroyed. */
export async function forgetWeeks(ports: WeekPorts & Pick<Ports, 'staff'>): Promise<void> {
  for (const { id } of await ports.staff.list()) {
    const week = await readPaper(ports, paperOf(id), ownWeekSchema)
    if (week && week.monday !== mondayOf(ports)) await ports.papers.destroy(paperOf(id))
  }
}

async function changeWeek(ports: WeekPorts, id: StaffId, change: (week: OwnWeek) => OwnWeek) {
  await changePaper(ports, paperOf(id), ownWeekSchema, (before) => change(ofThisWeek(ports, before)))
}

function ofThisWeek(ports: WeekPorts, week: OwnWeek | undefined): OwnWeek {
  const monday = mondayOf(ports)
  return week?.monday === monday ? week : { monday, closed: 0, hard: 0, dutyMs: 0 }
}

function mondayOf({ settings, clock }: WeekPorts) {
  const { date } = localTimeOf(settings.current().openingHours.timezone, clock.now())
  return daysAfter(date, -((weekdayOf(date) + 6) % 7))
}

import type { StaffId } from '../../shared/ids.ts'
import { type MessageSchedule, papers } from '../../shared/papers.ts'
import { messageDayAt, momentsOf } from '../domain/messageDay.ts'
import { can } from '../domain/permissions.ts'
import type { Ports } from '../ports.ts'
import { changePaper } from './papers.ts'
import { forgetReach } from './reach.ts'

type MessageWay = 'mail' | 'sms'
/** `due`: its moment has come. */
export type MessageReason = 'alarm' | 'due'

/**
 * Takes one of the messages that this person gets today anyway. An alarm may take one only where the settings let its time
 * tell that there was one; and not when they have all been sent, or at night: then it goes other ways.
 */
export async function takeMessage(ports: Ports, way: MessageWay, id: StaffId, why: MessageReason): Promise<boolean> {
  if (why === 'alarm' && ports.settings.current().alerts.messages === 'scheduled') return false
  const now = ports.clock.now()
  const day = messageDayAt(ports.settings.current().openingHours, now)
  if (why === 'alarm' && (now < day.from || now >= day.to)) return false
  return changeSchedule(ports, way, id, ({ sent, moments }) =>
    sent < moments.length ? { sent: sent + 1, moments } : undefined,
  )
}

/** Sends what is due today and no alarm has taken; and forgets how those are reached whose account is closed. */
export async function sendDueMessages(ports: Ports): Promise<void> {
  if (!(await ports.leases.hold('dailyMessages'))) return
  for (const { id, disabled, role } of await ports.staff.list()) {
    if (disabled) await forgetReach(ports, id)
    else if (can(role, 'claim')) await remind(ports, id)
  }
}

async function remind(ports: Ports, id: StaffId) {
  for (const { name, remind: send } of ports.ways) {
    const due = name === 'mail' || name === 'sms' ? await dueNow(ports, name, id) : 0
    for (let nth = 0; nth < due; nth++) await send?.(id)
  }
}

async function dueNow(ports: Ports, way: MessageWay, id: StaffId): Promise<number> {
  let due = 0
  await changeSchedule(ports, way, id, ({ sent, moments }) => {
    due = moments.filter((moment) => moment <= ports.clock.now()).length - sent
    return undefined
  })
  return due
}

/** Whether `change` gave a new schedule. */
async function changeSchedule(
  ports: Ports,
  way: MessageWay,
  id: StaffId,
  change: (schedule: MessageSchedule) => MessageSchedule | undefined,
): Promise<boolean> {
  const day = messageDayAt(ports.settings.current().openingHours, ports.clock.now())
  let changed = false
  await changePaper(ports, 'dailyMessages', papers.dailyMessages, (before) => {
    const people = before?.date === day.date ? before.people : {}
    const key = `${way}:${id}`
    const schedule = people[key] ?? { sent: 0, moments: momentsOf(day, drawsOf(ports)) }
    const next = change(schedule)
    changed = next !== undefined
    return { date: day.date, people: { ...people, [key]: next ?? schedule } }
  })
  return changed
}

/** As many as there are messages a day, from 48 random bits each. */
const drawsOf = ({ random, settings }: Ports) =>
  Array.from({ length: settings.current().alerts.messagesPerDay }, () => {
    const bits = random.uuid().replaceAll('-', '').slice(0, 12)
    return Number.parseInt(bits, 16) / 16 ** 12
  })

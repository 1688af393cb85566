import type { StaffId } from '../../shared/ids.ts'
import type { ConsoleSnapshot, DutyView, ShiftView } from '../../shared/wire/consoleViews.ts'
import { isListedFor } from '../domain/insight.ts'
import { closesAt, monthOf, nextOpening } from '../domain/openingHours.ts'
import { staffAt } from '../domain/plan.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { countedIncidents } from '../usecases/incidents.ts'
import { lineState } from '../usecases/lineState.ts'
import { staffView } from '../usecases/staffView.ts'
import { listedConversations } from '../usecases/waitingList.ts'
import { conversationCard } from './conversationCard.ts'

/** Everything a fresh console shows, and so everything a reconnected one shows. */
export async function consoleSnapshot(ports: Ports, me: StaffAccount): Promise<ConsoleSnapshot> {
  const listed = await listedConversations(ports)
  const conversations = listed.filter((conversation) => isListedFor(me.id, conversation))
  const { numbers } = ports.settings.current()
  const cards = await Promise.all(conversations.map((conversation) => conversationCard(ports, conversation)))
  return {
    me: staffView(me),
    cards,
    timezone: ports.settings.current().openingHours.timezone,
    attendedForMs: ports.settings.current().alerts.attendedMinutes * 60_000,
    districts: ports.settings.current().districts,
    numbers: { police: numbers.helplines.police, socialEmergency: numbers.socialEmergency },
    now: ports.clock.now(),
    ...(await shiftView(ports)),
  }
}

/** Who is on shift, and whether the line is open because of it. */
export async function shiftView(ports: Ports): Promise<ShiftView> {
  const { presence } = ports
  const [onDuty, attending, onBreak] = [presence.onDuty(), new Set(presence.attending()), presence.onBreak()]
  const views = await Promise.all([
    ...onDuty.map((id) => dutyView(ports, id, attending.has(id) ? 'on' : 'away')),
    ...onBreak.filter((id) => !onDuty.includes(id)).map((id) => dutyView(ports, id, 'break')),
  ])
  const { kind } = lineState(ports)
  return {
    onDuty: views.flat(),
    openNow: kind === 'staffed' || kind === 'full',
    ...(await boardView(ports)),
  }
}

async function boardView(ports: Ports): Promise<Omit<ShiftView, 'onDuty' | 'openNow'>> {
  const { board, settings, clock, staff } = ports
  const now = clock.now()
  const hours = settings.current().openingHours
  const [closes, opens] = [closesAt(hours, now), nextOpening(hours, now)]
  const [full, note, emergency] = [board.full(), board.note(), board.emergency()]
  const planned = staffAt(board.plan(), hours.timezone, now)
  const accounts = planned.length > 0 ? await staff.list() : []
  const counted = await countedIncidents(ports, 'nobodyReached')
  return {
    ...(closes === undefined ? {} : { closesAt: closes }),
    ...(closes === undefined && opens !== undefined ? { opensAt: opens } : {}),
    planned: planned.flatMap((number) => accounts.filter((account) => account.number === number).map(staffView)),
    ...(full ? { full } : {}),
    ...(note ? { note } : {}),
    ...(emergency ? { emergency: { number: emergency.number } } : {}),
    broken: [...board.broken()],
    nobodyReached: counted[monthOf(hours, now)] ?? 0,
  }
}

async function dutyView({ staff }: Ports, id: StaffId, standing: DutyView['standing']): Promise<DutyView[]> {
  const account = await staff.byId(id)
  return account ? [{ ...staffView(account), standing, languages: account.languages }] : []
}

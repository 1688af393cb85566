import { papers } from '../../shared/papers.ts'
import { type PlanProblem, readPlan } from '../../shared/plan.ts'
import type { WayName } from '../../shared/reach.ts'
import { noteEndsAt } from '../domain/handOverNote.ts'
import { can } from '../domain/permissions.ts'
import type { BoardPapers } from '../ports/shift.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { changePaper, readPaper } from './papers.ts'

const emergencyShownMs = 24 * 60 * 60_000
const fullForMs = 2 * 60 * 60_000

/** Everything that hangs on the board, as it is stored. */
export async function readBoard(ports: Pick<Ports, 'papers' | 'staff'>): Promise<BoardPapers> {
  const [plan, full, note, emergency, broken, accounts] = await Promise.all([
    readPaper(ports, 'plan', papers.plan),
    readPaper(ports, 'full', papers.full),
    readPaper(ports, 'handOverNote', papers.handOverNote),
    readPaper(ports, 'emergency', papers.emergency),
    readPaper(ports, 'brokenWays', papers.brokenWays),
    ports.staff.list(),
  ])
  return {
    broken: broken ?? [],
    languages: Object.fromEntries(accounts.map(({ id, languages }) => [id, languages])),
    ...(plan ? { plan } : {}),
    ...(full ? { full } : {}),
    ...(note ? { note } : {}),
    ...(emergency ? { emergency } : {}),
  }
}

/** Visitors are told that everybody is busy, until it is taken back or two hours have gone. */
export async function setFull(ports: Ports, { number }: StaffAccount, full: boolean): Promise<void> {
  const until = ports.clock.now() + fullForMs
  if (full) await changePaper(ports, 'full', papers.full, () => ({ until, number }))
  else await ports.papers.destroy('full')
  await ports.board.renew()
}

/** What the next shift should know. It goes when that shift ends; without words it goes at once. */
export async function writeHandOverNote(ports: Ports, { number }: StaffAccount, text: string): Promise<void> {
  const until = noteEndsAt(ports.board.plan(), ports.settings.current().openingHours, ports.clock.now())
  if (text === '') await ports.papers.destroy('handOverNote')
  else await changePaper(ports, 'handOverNote', papers.handOverNote, () => ({ text, number, until }))
  await ports.board.renew()
}

/** Destroys what has had its time. */
export async function clearBoard(ports: Ports): Promise<void> {
  const { full, note, emergency } = await readBoard(ports)
  const now = ports.clock.now()
  if (full && full.until <= now) await ports.papers.destroy('full')
  if (note && note.until <= now) await ports.papers.destroy('handOverNote')
  if (emergency && emergency.until <= now) await ports.papers.destroy('emergency')
}

/** Tells everybody of the line that somebody came in with an emergency code, for a day. */
export async function tellEmergency(
  ports: Pick<Ports, 'papers' | 'board' | 'clock'>,
  { number }: StaffAccount,
): Promise<void> {
  const until = ports.clock.now() + emergencyShownMs
  await changePaper(ports, 'emergency', papers.emergency, () => ({ until, number }))
  await ports.board.renew()
}

/** Notes that a way to staff is broken, or works again, where everybody sees it. */
export async function noteWay(ports: Pick<Ports, 'papers' | 'board'>, name: WayName, works: boolean): Promise<void> {
  if (ports.board.broken().includes(name) !== works) return
  await changePaper(ports, 'brokenWays', papers.brokenWays, (before = []) => [
    ...before.filter((one) => one !== name),
    ...(works ? [] : [name]),
  ])
  await ports.board.renew()
}

/** The plan, for whoever edits it, with its version and those who can take a shift. */
export async function planForEditing(ports: Ports) {
  const { version, content } = await ports.papers.load('plan')
  const plan = papers.plan.safeParse(content).data
  const people = await shiftTakers(ports)
  return { version, people: people.map(({ number, name }) => ({ number, name })), ...(plan ? { plan } : {}) }
}

/** Replaces the plan, or says everything that is wrong with it. Throws `conflict` when somebody else has changed it. */
export async function savePlan(ports: Ports, written: unknown, version: number): Promise<{ problems: PlanProblem[] }> {
  if (written === null) return removePlan(ports)
  const known = (await shiftTakers(ports)).map(({ number }) => number)
  const read = readPlan(written, known)
  if ('problems' in read) return read
  await ports.papers.save('plan', version, read.plan)
  await ports.board.renew()
  return { problems: [] }
}

/** Back to the opening hours of the settings. */
async function removePlan(ports: Ports) {
  await ports.papers.destroy('plan')
  await ports.board.renew()
  return { problems: [] }
}

const shiftTakers = async ({ staff }: Ports) =>
  (await staff.list()).filter(({ disabled, role }) => !disabled && can(role, 'takeShift'))

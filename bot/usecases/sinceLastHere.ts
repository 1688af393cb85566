import type { SinceLastHere } from '../../shared/audit.ts'
import { HotlineError } from '../errors.ts'
import type { AuditAct } from '../ports/audit.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'
import { shownId } from './ownSessions.ts'
import { heldSession } from './readSession.ts'
import { type AuditedAct, actsOf } from './watchReading.ts'

type NewsPorts = Pick<Ports, 'auditRows' | 'clock' | 'staff' | 'tokens'>

/** Whoever was away for longer is told of these. */
const toldDays = 60
const dayMs = 24 * 60 * 60_000

/** Own acts after which somebody signs in with something else than before. */
const own: readonly AuditAct['act'][] = [
  'addPasskey',
  'removePasskey',
  'setUpCodes',
  'linkProvider',
  'clonedPasskey',
  'emergencyCode',
]
/** What others do to an account that does the same. */
const byOthers: readonly (string | undefined)[] = ['reset', 'emergency']

/**
 * What happened to one's sign-in since the sign-in before this one: tries with one's name that failed, and what was changed,
 * by whom. Of a first sign-in there is no before. Throws `notSignedIn`.
 */
export async function sinceLastHere(ports: NewsPorts, me: StaffAccount, token: string): Promise<SinceLastHere> {
  const { auditRows, clock, staff, tokens } = ports
  const session = await heldSession(ports, token)
  if (!session) throw new HotlineError('notSignedIn')
  const acts = actsOf(await auditRows.since(clock.now() - toldDays * dayMs)).sort((a, b) => a.at - b.at)
  const since = acts.slice(lastButOne(acts, me, session.startedAt))
  const isTry = ({ who, act }: AuditAct) => who === me.number && act === 'failedSignIn'
  const names = new Map((await staff.list()).map(({ number, name }) => [number, name]))
  return {
    session: shownId({ tokens }, session.id),
    failed: since.filter(isTry).reduce((sum, { times = 1 }) => sum + times, 0),
    changes: since.filter(changes(me)).map(({ at, who, act, why }) => ({
      at,
      what: act === 'manageAccounts' ? (why ?? act) : act,
      by: who === me.number ? 'you' : who === 0 ? 'machine' : (names.get(who) ?? String(who)),
    })),
  }
}

/** Where what came after the sign-in before this one begins: behind everything when there was none. */
function lastButOne(acts: readonly AuditedAct[], { number }: StaffAccount, startedAt: number) {
  const signIns = acts.flatMap(({ who, act, at }, nth) =>
    who === number && act === 'signIn' && at <= startedAt ? [nth] : [],
  )
  return signIns.at(-2) ?? acts.length
}

const changes =
  ({ number }: StaffAccount) =>
  ({ who, act, about, why }: AuditedAct) =>
    (who === number && own.includes(act)) ||
    (act === 'manageAccounts' && about === `staff ${number}` && byOthers.includes(why))

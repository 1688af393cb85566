import { nobodyKnown } from '../../shared/audit.ts'
import type { Action } from '../domain/permissions.ts'
import { type ErrorCode, NotLetInError, toWire } from '../errors.ts'
import type { AuditAct } from '../ports/audit.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'

type RefusalPorts = Pick<Ports, 'refusals' | 'clock'>

/** Refusals that say something of who asks; what else is refused, has gone out of date or is not there. */
const failedProofs: readonly (ErrorCode | 'unexpected')[] = ['notProven', 'tooWeak', 'slowDown']
const outOfBounds: readonly (ErrorCode | 'unexpected')[] = ['notAllowed', 'badInput']

/**
 * Somebody tried to sign in and was not let in. Only counted here, the same for everybody, and written down by a job of its
 * own: so neither the answer nor its time tells who exists. Of whoever has no account nothing is kept, least of all what
 * stood where the name goes.
 */
export function noteFailedSignIn({ refusals, clock }: RefusalPorts, way: string, error: unknown) {
  const { code } = toWire(error)
  if (code !== 'notSignedIn' && !failedProofs.includes(code)) return
  const { whose, what } = error instanceof NotLetInError ? error : {}
  const why = [way, what ?? (code === 'slowDown' ? code : [])].flat().join(' ')
  refusals.note({ who: whose ?? nobodyKnown, act: 'failedSignIn', why }, clock.now())
}

/** Somebody who is signed in was refused something: a right, a form no console of ours sends, or a fresh proof. */
export function noteRefused(
  { refusals, clock, signInWay }: RefusalPorts & Pick<Ports, 'signInWay'>,
  { number }: StaffAccount,
  needs: Action,
  error: unknown,
) {
  const { code } = toWire(error)
  if (failedProofs.includes(code)) refusals.note({ who: number, act: 'failedProof', why: signInWay }, clock.now())
  if (outOfBounds.includes(code)) refusals.note({ who: number, act: 'refused', why: `${needs} ${code}` }, clock.now())
}

/**
 * Puts into the audit trail what is due, and all there is of those that `isWhole` names. Throws `unavailable`; what could
 * not be written is due again.
 */
export async function writeRefusals(
  { refusals, clock, audit }: RefusalPorts & Pick<Ports, 'audit'>,
  isWhole?: (act: AuditAct) => boolean,
) {
  for (const { act, times, written } of refusals.due(clock.now(), isWhole)) {
    await audit.write({ ...act, ...(times > 1 ? { times } : {}) })
    written()
  }
}

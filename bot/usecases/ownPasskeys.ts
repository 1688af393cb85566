import type { PasskeyView } from '../../shared/signIn.ts'
import { HotlineError } from '../errors.ts'
import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'

/** One's own, oldest first. */
export async function ownPasskeys({ passkeys }: Pick<Ports, 'passkeys'>, { id }: StaffAccount): Promise<PasskeyView[]> {
  return (await passkeys.ofStaff(id)).map((passkey) => ({ id: passkey.id, addedAt: passkey.addedAt }))
}

/** Throws `notFound` when it is not one's own, `conflict` when it is the last, `notProven` and `slowDown`. */
export async function removeOwnPasskey(
  ports: Pick<Ports, 'passkeys' | 'freshProof' | 'audit'>,
  { staff, proof }: { staff: StaffAccount; proof: string },
  id: string,
): Promise<void> {
  const own = await ports.passkeys.ofStaff(staff.id)
  if (!own.some((passkey) => passkey.id === id)) throw new HotlineError('notFound')
  if (own.length === 1) throw new HotlineError('conflict')
  await ports.freshProof(staff, proof)
  await ports.audit.write({ who: staff.number, act: 'removePasskey' })
  await ports.passkeys.remove(id)
}

import { HotlineError } from '../errors.ts'
import type { Passkey, PasskeyAnswer } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'

export type PasskeyPorts = Pick<Ports, 'passkeys' | 'ceremonies' | 'staff' | 'clock' | 'audit'>

/**
 * That this passkey was used now, for this purpose, and once. Throws `notProven`. A counter that did not go on means that
 * there are two of it: it is worth nothing any more, everybody who signed in as this person is out, and the trail says so.
 */
export async function takePasskeyProof(ports: PasskeyPorts, passkey: Passkey, purpose: string, answer: PasskeyAnswer) {
  const { challenge, challengeEndsAt, counter } = await ports.ceremonies.used(purpose, answer, passkey)
  if (!(await ports.passkeys.spend(challenge, challengeEndsAt))) throw new HotlineError('notProven')
  if (await countOn(ports, passkey, counter)) return
  await endCloned(ports, passkey)
  throw new HotlineError('notProven')
}

/** False when the counter did not go on. An authenticator that does not count says 0 for ever. */
async function countOn({ passkeys }: PasskeyPorts, known: Passkey, counter: number): Promise<boolean> {
  for (let passkey: Passkey | undefined = known; passkey; passkey = await passkeys.byId(known.id)) {
    const goesOn = counter > passkey.counter || (counter === 0 && passkey.counter === 0)
    if (!goesOn) return false
    if (await passkeys.count(passkey.id, passkey.counter, counter)) return true
  }
  throw new HotlineError('notProven')
}

async function endCloned({ passkeys, staff, audit }: PasskeyPorts, { id, staffId }: Passkey) {
  const account = await staff.byId(staffId)
  await passkeys.remove(id)
  await staff.endSessionsOf(staffId)
  await audit.write({ who: account?.number ?? 0, act: 'clonedPasskey' })
}

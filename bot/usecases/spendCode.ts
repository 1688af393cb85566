import type { StaffAccount } from '../ports/staff.ts'
import type { Ports } from '../ports.ts'

export type CodePorts = Pick<Ports, 'passkeys' | 'oneTimeCodes' | 'tokens' | 'clock'>

/** Whether this code is right now and was not used before: of many at once one is. False where there are no codes. */
export async function spendCode(
  { oneTimeCodes, passkeys, tokens, clock }: CodePorts,
  { id, codeSecret }: Pick<StaffAccount, 'id' | 'codeSecret'>,
  code: string,
): Promise<boolean> {
  const step = codeSecret && oneTimeCodes.stepFor(id, codeSecret, code, clock.now())
  return (
    typeof step === 'number' &&
    passkeys.spend(tokens.hash(`code ${id} ${codeSecret} ${step}`), oneTimeCodes.endOf(step))
  )
}

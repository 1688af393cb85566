import type { Ports } from './ports.ts'
import { addStaff } from './usecases/staffAccounts.ts'

/**
 * The first start makes one account, so that somebody can sign in; its password is shown once and kept nowhere. With passkeys it makes
 * one, and with an identity provider it links the first administrator, who makes the others: once.
 */
export async function firstAccount(ports: Ports): Promise<{ name: string; password: string } | undefined> {
  if ((await ports.staff.list()).length > 0) return undefined
  const { account, password } = ports.provider
    ? await addStaff(ports, 'admin', 'administrator')
    : await addStaff(ports, 'jour', 'coordinator')
  return { name: account.name, password }
}

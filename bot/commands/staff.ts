import { parseArgs } from 'node:util'
import { type Role, roles } from '../../shared/roles.ts'
import { auditKeyLines } from '../audit/auditKeyLines.ts'
import { openAuditTrail } from '../audit/openAuditTrail.ts'
import { readConfig } from '../config.ts'
import { openStores } from '../openStores.ts'
import { createPasswords } from '../passwords.ts'
import type { StaffAccount } from '../ports/staff.ts'
import { systemClock, systemRandom } from '../system.ts'
import {
  addStaff,
  disableStaff,
  emergencyCode,
  enableStaff,
  listStaff,
  type NewPassword,
  resetStaff,
} from '../usecases/staffAccounts.ts'

const usage = `Usage:
  npm run staff -- add NAME --role ${roles.join('|')}
  npm run staff -- list
  npm run staff -- reset NAME
  npm run staff -- emergency NAME
  npm run staff -- disable NAME
  npm run staff -- enable NAME
`

type StaffPorts = Parameters<typeof resetStaff>[0]
/** What to do, and the lines to print about it. */
type Command = (ports: StaffPorts) => Promise<string[]>

const withName: Record<string, (ports: StaffPorts, name: string) => Promise<string[]>> = {
  reset: async (ports, name) => passwordLines(await resetStaff(ports, name), 'an hour'),
  emergency: async (ports, name) => emergencyLines(await emergencyCode(ports, name)),
  disable: async (ports, name) => [`${(await disableStaff(ports, name)).name} is disabled and signed out.`],
  enable: async (ports, name) => [`${(await enableStaff(ports, name)).name} can sign in again.`],
}

const command = readCommand(process.argv.slice(2))
if (command) await run(command)
else {
  process.stderr.write(usage)
  process.exitCode = 2
}

/** Works beside a running server: both wait their turn for the file, and the server reads accounts anew each time. */
async function run(command: Command) {
  try {
    const config = readConfig(process.env)
    const { stores: store, peers } = await openStores(config)
    const audit = openAuditTrail(config.folders.keys, store.auditRows, systemClock)
    try {
      const { staff, passkeys, links } = store
      const parts = {
        staff,
        passkeys,
        links,
        passwords: createPasswords(),
        random: systemRandom,
        audit,
        clock: systemClock,
      }
      const lines = [...auditKeyLines(audit), ...(await command(parts))]
      process.stdout.write(lines.map((line) => `${line}\n`).join(''))
    } finally {
      await audit.close()
      await peers?.close()
      await store.close()
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  }
}

function readCommand(args: string[]): Command | undefined {
  const { verb, name, role, extra } = readArguments(args)
  if (extra || verb === undefined) return undefined
  if (verb === 'list' && name === undefined && role === undefined)
    return async ({ staff }) => table(await listStaff({ staff }))
  if (name === undefined) return undefined
  if (verb === 'add' && isRole(role)) return async (ports) => passwordLines(await addStaff(ports, name, role), 'a day')
  const act = Object.hasOwn(withName, verb) && role === undefined ? withName[verb] : undefined
  return act && ((ports) => act(ports, name))
}

function readArguments(args: string[]) {
  try {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { role: { type: 'string' } } })
    const [verb, name, ...rest] = positionals
    return { verb, name, role: values.role, extra: rest.length > 0 }
  } catch {
    return { extra: true }
  }
}

function isRole(role: string | undefined): role is Role {
  return roles.some((known) => known === role)
}

function passwordLines({ account, password }: NewPassword, within: 'a day' | 'an hour') {
  return [
    `Name:     ${account.name}`,
    `Role:     ${account.role}`,
    `Password: ${password}`,
    `The password is shown only now. With passkeys it makes one, with an identity provider it links the account: once, within ${within}.`,
  ]
}

function emergencyLines({ account, password }: NewPassword) {
  return [
    `Name: ${account.name}`,
    `Code: ${password}`,
    'For a sealed envelope. Shown only now; it makes one more passkey, or signs in without the identity provider: once, and everybody sees it.',
  ]
}

function table(accounts: StaffAccount[]) {
  return accounts.map(({ number, name, role, disabled }) =>
    [number, name, role, disabled ? 'disabled' : 'active'].join('\t'),
  )
}

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { createRefusalCounts } from '../../bot/domain/refusalCounts.ts'
import { createSignInDelay } from '../../bot/domain/signInDelay.ts'
import { openEmbeddedStores } from '../../bot/embeddedStores.ts'
import { createPasswords, tokens } from '../../bot/passwords.ts'
import type { AuditAct } from '../../bot/ports/audit.ts'
import { systemRandom } from '../../bot/system.ts'
import { accountWithPassword, startSession } from '../../bot/usecases/signIn.ts'
import { oneTab } from '../support/asConsole.ts'
import { fixedClock } from '../support/fixedClock.ts'
import { listedAudit } from '../support/listedAudit.ts'
import { readHeld } from '../support/readHeld.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const program = fileURLToPath(new URL('../../bot/commands/staff.ts', import.meta.url))

function staffCommand(folder: string) {
  const env = { PATH: process.env.PATH, DATA_DIR: folder }
  return (...args: string[]) =>
    new Promise<{ exit: number | string; out: string; errors: string }>((resolve) => {
      execFile(process.execPath, [program, ...args], { env }, (error, out, errors) =>
        resolve({ exit: error?.code ?? 0, out, errors }),
      )
    })
}
const passwordIn = (out: string) => /^Password: (\S+)$/m.exec(out)?.[1] ?? 'none was printed'

test('accounts made, reset and disabled by the command hold in a server that is running meanwhile', async () => {
  const folder = temporaryFolder()
  const store = openEmbeddedStores({ data: folder, keys: `${folder}/keys` })
  onTestFinished(() => store.close())
  const clock = fixedClock()
  const server = {
    staff: store.staff,
    passwords: createPasswords(),
    tokens,
    audit: listedAudit(),
    signInDelay: createSignInDelay(),
    refusals: createRefusalCounts<AuditAct>(),
    clock,
    random: systemRandom,
  }
  const staff = staffCommand(folder)

  const added = await staff('add', 'Ben Öberg', '--role', 'responder')
  expect(added).toMatchObject({ exit: 0, errors: '', out: expect.stringContaining('Ben Öberg') })
  const signsIn = async (password: string) =>
    startSession(server, await accountWithPassword(server, { name: 'ben öberg', password }), {
      tab: oneTab,
      heldBefore: '',
    })
  const first = await signsIn(passwordIn(added.out))
  const reset = await staff('reset', 'ben öberg')
  await expect(readHeld(server, first.token)).rejects.toMatchObject({ code: 'notSignedIn' })
  const second = await signsIn(passwordIn(reset.out))
  expect((await staff('disable', 'Ben Öberg')).exit).toBe(0)
  await expect(readHeld(server, second.token)).rejects.toMatchObject({ code: 'notSignedIn' })
  expect(await staff('list')).toEqual({ exit: 0, errors: '', out: '1\tBen Öberg\tresponder\tdisabled\n' })
  expect((await staff('enable', 'Ben Öberg')).exit).toBe(0)
  expect((await staff('list')).out).toBe('1\tBen Öberg\tresponder\tactive\n')
})

test('what cannot be done is said on stderr with exit code 1', async () => {
  const staff = staffCommand(temporaryFolder())
  await staff('add', 'Ben', '--role', 'manager')
  for (const args of [
    ['add', 'BEN', '--role', 'responder'],
    ['add', 'x', '--role', 'responder'],
    ['reset', 'nobody'],
    ['emergency', 'Ben'],
  ]) {
    const { exit, out, errors } = await staff(...args)
    expect({ exit, out, lines: errors.trim().split('\n').length }).toEqual({ exit: 1, out: '', lines: 1 })
  }
})

test.each([
  [[]],
  [['add', 'Ben']],
  [['add', 'Ben', '--role', 'root']],
  [['reset', 'Ben', 'Ruth']],
  [['toString', 'Ben']],
  [['list', '--all']],
])('the arguments %j give the usage and exit code 2', async (args) => {
  const folder = temporaryFolder()
  const { exit, out, errors } = await staffCommand(join(folder, 'data'))(...args)
  expect({ exit, out }).toEqual({ exit: 2, out: '' })
  expect(errors).toContain('Usage:')
})

import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

function commandIn(folder: string) {
  const env = { ...process.env, DATA_DIR: `${folder}/data`, KEY_DIR: `${folder}/keys`, AUDIT_ANCHOR: '' }
  return (name: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('node', ['bot/launch.mjs', `bot/commands/${name}.ts`, ...args], {
      cwd: root,
      env,
      encoding: 'utf8',
    })
    return { status, out: stdout, errors: stderr }
  }
}

test('the trail of accounts made at the machine is whole, until somebody changes it', { timeout: 120_000 }, () => {
  const folder = temporaryFolder()
  const run = commandIn(folder)
  const added = run('staff', 'add', 'Ben', '--role', 'responder')
  const key = /shown this once: ([0-9a-f]{64})/.exec(added.out)?.[1] ?? ''
  expect(key).toHaveLength(64)
  expect(run('staff', 'disable', 'Ben').out).not.toContain(key)
  const keyFile = `${folder}/first.key`
  writeFileSync(keyFile, `${key}\n`)
  expect(run('audit', 'verify', '--key', keyFile)).toMatchObject({
    status: 0,
    out: 'WHOLE: 2 entries in 2 chains, 0 anchored heads\n',
  })
  expect(run('audit', 'verify')).toMatchObject({ status: 2, out: '' })

  const database = new DatabaseSync(`${folder}/data/hotline.sqlite`)
  expect(() => database.exec('DELETE FROM audit')).toThrow('only added to')
  database.exec(`DROP TRIGGER audit_whole; UPDATE audit SET body = replace(body, 'add', 'adm') WHERE chain = 0`)
  database.close()
  const altered = run('audit', 'verify', '--key', keyFile)
  expect(altered).toMatchObject({ status: 1, out: expect.stringContaining('chain 0, entry 0: ALTERED') })
  expect(readFileSync(keyFile, 'utf8').trim()).toBe(key)
})

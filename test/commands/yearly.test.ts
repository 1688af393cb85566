import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { openEmbeddedStores } from '../../bot/embeddedStores.ts'
import { openReleaseSigner } from '../../bot/releaseSigner.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const root = new URL('../..', import.meta.url)

async function yearly(folder: string, ...options: string[]) {
  const env = { ...process.env, DATA_DIR: `${folder}/data`, KEY_DIR: `${folder}/keys` }
  const command = spawn(process.execPath, ['bot/launch.mjs', 'bot/commands/yearly.ts', ...options], { cwd: root, env })
  const ended = new Promise<number | null>((resolve) => command.on('close', resolve))
  const [output, errors, code] = await Promise.all([text(command.stdout), text(command.stderr), ended])
  return { output, errors, code }
}

const release = {
  version: 1,
  period: '2026',
  madeOn: '2027-02-15',
  definition: 'GBG-2019',
  rules: 'screen-1.0',
  knownElsewhere: 0,
  figures: {
    k: 5,
    base: 5,
    themes: [
      { id: 'needs', dimensions: { gender: { levels: [[['woman'], ['man'], ['other', 'notKnown', 'declined']]] } } },
    ],
    tables: [{ by: {}, cells: [{ count: 250 }] }],
    refused: [['gender']],
  },
}

test('the report says what was released, in words, and what cannot be shown; a changed number is refused', {
  timeout: 60_000,
}, async () => {
  const folder = temporaryFolder()
  const stores = openEmbeddedStores({ data: `${folder}/data`, keys: `${folder}/keys` })
  const released = JSON.stringify(release)
  const signature = openReleaseSigner(`${folder}/keys`).sign(released)
  await stores.statistics.freeze({ period: '2026', text: released, signature })
  await stores.statistics.freeze({ period: '2027', text: released.replace('250', '255'), signature })
  await stores.close()

  const { output, code } = await yearly(folder, '--period', '2026')
  expect(code).toBe(0)
  expect(output).toMatch(/^<!doctype html>\n<html lang="sv">/)
  expect(output).toContain('Helåret 2026')
  expect(output).toContain('<p class="total">250</p>')
  expect(output).toContain('kan inte visas')
  expect(output).toContain('Tabellen visar kontakter, inte personer.')
  expect((await yearly(folder, '--period', '2026', '--language', 'en')).output).toContain('The year 2026')
  expect(await yearly(folder)).toMatchObject({ code: 1, output: '', errors: expect.stringMatching(/signature/) })
  expect(await yearly(folder, '--period', '2020')).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/No such period/),
  })
})

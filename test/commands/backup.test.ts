import { execFile } from 'node:child_process'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openEmbeddedStores } from '../../bot/embeddedStores.ts'
import { erasure, newConversationId, said, started } from '../stores/entries.ts'
import { root } from '../support/sourceFiles.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

function openPlace(more: Record<string, string> = {}) {
  const folder = temporaryFolder()
  const folders = { data: join(folder, 'data'), keys: join(folder, 'keys') }
  const env = { PATH: process.env.PATH, DATA_DIR: folders.data, KEY_DIR: folders.keys, ...more }
  return {
    file: join(folder, 'backup.sqlite'),
    open: () => openEmbeddedStores(folders),
    runs: (command: 'backup' | 'restore', ...args: string[]) =>
      new Promise<{ exit: number | string; out: string; errors: string }>((resolve) => {
        execFile(process.execPath, [join(root, `bot/commands/${command}.ts`), ...args], { env }, (error, out, errors) =>
          resolve({ exit: error?.code ?? 0, out, errors }),
        )
      }),
  }
}

test('what was erased after a backup cannot be read from it, restored or raw; what lives can', async () => {
  const { file, open, runs } = openPlace()
  const before = open()
  const [erased, living] = [newConversationId(), newConversationId()]
  for (const id of [erased, living]) await before.conversations.append(id, 0, [started(), said(2, `canary of ${id}`)])
  expect(await runs('backup', file)).toMatchObject({ exit: 0, errors: '' })
  await before.conversations.erase(erased, erasure)
  expect(await runs('restore', file, '--replace')).toMatchObject({ exit: 1, errors: expect.stringContaining('in use') })
  await before.close()
  expect(await runs('restore', file, '--replace')).toMatchObject({ exit: 0, errors: '' })

  const after = open()
  onTestFinished(() => after.close())
  await expect(after.conversations.read(erased)).rejects.toMatchObject({ code: 'gone' })
  await after.conversations.tidy(0)
  await expect(after.conversations.read(erased)).rejects.toMatchObject({ code: 'gone' })
  expect(await after.conversations.read(living, 1)).toMatchObject([{ text: `canary of ${living}` }])
  expect(readFileSync(file, 'latin1')).not.toContain('canary')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a backup replaces no file, and a restore replaces no store without being told', async () => {
  const { file, open, runs } = openPlace()
  expect((await runs('backup', file)).errors).toContain('There is no store')
  await open().close()
  await runs('backup', file)
  expect(await runs('backup', file)).toMatchObject({ exit: 1, errors: expect.stringContaining('exists already') })
  expect(await runs('restore', file)).toMatchObject({ exit: 1, errors: expect.stringContaining('--replace') })
  expect((await runs('restore')).exit).toBe(2)
})

test('with Redis as the store, the commands say that they are for the other', async () => {
  const { file, runs } = openPlace({ STORE: 'redis://localhost:1' })
  for (const command of ['backup', 'restore'] as const) {
    expect(await runs(command, file)).toMatchObject({ exit: 1, errors: expect.stringContaining('Redis') })
  }
})

test('a damaged backup, and a file that is none, are refused and the store stays', async () => {
  const { file, open, runs } = openPlace()
  const id = newConversationId()
  const store = open()
  await store.conversations.append(id, 0, [started()])
  await store.close()
  await runs('backup', file)
  const bytes = readFileSync(file)
  writeFileSync(`${file}.damaged`, bytes.fill(7, 1500, 4000))
  writeFileSync(`${file}.text`, 'no database')
  for (const wrong of ['damaged', 'text', 'missing']) {
    expect((await runs('restore', `${file}.${wrong}`, '--replace')).exit).toBe(1)
  }
  const after = open()
  onTestFinished(() => after.close())
  expect(await after.conversations.read(id)).toEqual([started()])
})

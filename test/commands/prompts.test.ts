import { execFile } from 'node:child_process'
import { cpSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { openRecordings } from '../../bot/channels/phone/recordings.ts'
import { readSettingsFile } from '../../bot/content/readSettings.ts'
import { createTranslate, installedTexts } from '../../bot/text/translate.ts'
import { root } from '../support/sourceFiles.ts'
import { voiceFolder } from '../support/voiceFolder.ts'

const run = promisify(execFile)
const prompts = async (folder: string) => {
  try {
    const options = { cwd: root, env: { ...process.env, VOICE_DIR: folder } }
    const { stdout } = await run(process.execPath, ['bot/commands/prompts.ts'], options)
    return { code: 0, stdout }
  } catch (error) {
    return error as { code: number; stdout: string }
  }
}

test('a full set is offered, and a language without one is not', async () => {
  const { code, stdout } = await prompts(voiceFolder(['sv']))
  expect(code).toBe(0)
  expect(stdout).toContain('Svenska: offered')
  expect(stdout).toContain('English: not offered')
}, 60_000)

test('what is missing or stale is named, and is no success', async () => {
  const folder = voiceFolder(['sv'])
  const path = join(folder, 'synthesised/sv')
  const files = readdirSync(path)
  const [hold = '', again = ''] = ['phone.hold.', 'phone.again.'].map((name) =>
    files.find((file) => file.startsWith(name)),
  )
  rmSync(join(path, hold))
  renameSync(join(path, again), join(path, 'phone.again.00000000.wav'))
  const { code, stdout } = await prompts(folder)
  expect(code).toBe(1)
  expect(stdout).toContain('missing: phone.hold')
  expect(stdout).toContain('stale: synthesised/phone.again.00000000.wav')
}, 60_000)

test('a person’s voice is heard before a synthesised one', () => {
  const both = voiceFolder(['sv'], 'people')
  cpSync(join(voiceFolder(['sv']), 'synthesised'), join(both, 'synthesised'), { recursive: true })
  const read = readSettingsFile('bot/settings.json')
  if ('problems' in read) throw new Error('no settings')
  const recordings = openRecordings(
    createTranslate(installedTexts(read.settings), () => {}),
    both,
  )
  expect(recordings.complete).toEqual(['sv'])
  expect(recordings.filesOf({ language: 'sv', text: 'phone.greeting' })).toEqual([
    expect.stringMatching(/^people\/sv\/phone\.greeting\.[0-9a-f]{8}\.wav$/),
  ])
})

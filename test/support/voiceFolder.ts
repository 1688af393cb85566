import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileName, phoneTopics } from '../../bot/channels/phone/recordings.ts'
import { readSettingsFile } from '../../bot/content/readSettings.ts'
import { recordingsOf } from '../../bot/text/recordings.ts'
import { createTranslate, installedTexts } from '../../bot/text/translate.ts'
import type { Language } from '../../shared/languages.ts'
import { temporaryFolder } from './temporaryFolder.ts'

/** A folder with a short sound for every text of these languages, and the words of each file. */
export function voiceFolder(spoken: readonly Language[], voice: 'people' | 'synthesised' = 'synthesised') {
  const folder = temporaryFolder()
  const read = readSettingsFile('bot/settings.json')
  if ('problems' in read) throw new Error('no settings')
  const t = createTranslate(installedTexts(read.settings), () => {})
  for (const language of spoken) {
    mkdirSync(join(folder, voice, language), { recursive: true })
    for (const recording of recordingsOf(t, language, phoneTopics)) {
      writeFileSync(join(folder, voice, language, fileName(recording)), soundOf(recording.key))
    }
  }
  return folder
}

/** A WAV file whose sound is the name of its text, so that a test can tell what was fetched. */
function soundOf(text: string): Buffer {
  const samples = Buffer.from(`${text};`)
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.write('data', 36)
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples])
}

/** The names of the texts in a sound file of such a folder. */
export const textsIn = (wav: Buffer): string[] => wav.subarray(44).toString().split(';').filter(Boolean)

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languageNames, languages } from '../../shared/languages.ts'
import { fileName, phoneTopics, voices } from '../channels/phone/recordings.ts'
import { secondsOf } from '../channels/phone/soundFiles.ts'
import { readConfig } from '../config.ts'
import { readSettingsFile } from '../content/readSettings.ts'
import { ConfigError } from '../errors.ts'
import { type Recording, recordingsOf } from '../text/recordings.ts'
import { createTranslate, installedTexts } from '../text/translate.ts'

/** Languages the synthesiser has a voice for; the others must be spoken by a person. */
const voiceOf: Partial<Record<Language, string>> = { sv: 'sv', en: 'en', ar: 'ar' }
const mostSeconds = 12

try {
  run(process.argv.includes('make'))
} catch (error) {
  process.stderr.write(`${wordsFor(error)}\n`)
  process.exitCode = 1
}

function run(make: boolean) {
  const config = readConfig(process.env)
  const read = readSettingsFile(config.settingsFile)
  if ('problems' in read) throw new ConfigError(read.problems)
  const t = createTranslate(installedTexts(read.settings), () => {})
  const found = languages.map((language) => {
    const recordings = recordingsOf(t, language, phoneTopics)
    if (make) synthesise(config.voiceFolder, language, recordings)
    return check(config.voiceFolder, language, recordings)
  })
  if (found.includes('wrong')) process.exitCode = 1
}

function wordsFor(error: unknown) {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  if (isMissing) return 'espeak-ng and sox are needed: apt-get install espeak-ng sox'
  return error instanceof Error ? error.message : 'The recordings could not be read.'
}

type Found = 'complete' | 'notOffered' | 'wrong'

/** Says what is missing, stale (a recording of other words) or too long. A language without a full set is not offered. */
function check(folder: string, language: Language, recordings: readonly Recording[]): Found {
  const there = new Set(
    voices.flatMap((voice) => filesIn(join(folder, voice, language)).map((file) => `${voice}/${file}`)),
  )
  const wanted = new Set(recordings.map(fileName))
  const chosen = recordings.flatMap((recording) => {
    const voice = voices.find((one) => there.has(`${one}/${fileName(recording)}`))
    return voice ? [{ recording, path: join(folder, voice, language, fileName(recording)) }] : []
  })
  const missing = recordings.filter((recording) => !chosen.some((one) => one.recording === recording))
  const stale = [...there].filter((file) => !wanted.has(file.split('/')[1] ?? ''))
  const long = chosen.filter(({ path }) => secondsOf(path) > mostSeconds)
  const state = missing.length === 0 ? 'offered' : `not offered, ${missing.length} of ${recordings.length} missing`
  process.stdout.write(`${languageNames[language]}: ${state}\n`)
  if (missing.length < recordings.length) for (const { key } of missing) process.stdout.write(`  missing: ${key}\n`)
  for (const file of stale) process.stdout.write(`  stale: ${file}\n`)
  for (const { recording, path } of long)
    process.stdout.write(`  too long (${secondsOf(path).toFixed(1)} s): ${recording.key}\n`)
  if (stale.length > 0 || long.length > 0 || (missing.length > 0 && chosen.length > 0)) return 'wrong'
  return missing.length === 0 ? 'complete' : 'notOffered'
}

function filesIn(path: string) {
  return existsSync(path) ? readdirSync(path) : []
}

/** Synthesised, for trying out: 8 kHz, as a telephone carries it. What was made of other words before goes. */
function synthesise(folder: string, language: Language, recordings: readonly Recording[]) {
  const voice = voiceOf[language]
  if (!voice) return
  const path = join(folder, 'synthesised', language)
  mkdirSync(path, { recursive: true })
  const wanted = new Set(recordings.map(fileName))
  for (const file of filesIn(path)) if (!wanted.has(file)) rmSync(join(path, file))
  for (const recording of recordings) speak(voice, recording.words, join(path, fileName(recording)))
}

function speak(voice: string, words: string, path: string) {
  if (existsSync(path)) return
  const wav = execFileSync('espeak-ng', ['-v', voice, '-s', '165', '--stdout', words], { maxBuffer: 50_000_000 })
  execFileSync(
    'sox',
    ['-t', 'wav', '-', '-r', '8000', '-c', '1', '-b', '16', path, 'highpass', '300', 'lowpass', '3400', 'norm', '-3'],
    { input: wav },
  )
}

import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '../../../shared/languages.ts'
import type { Clip } from '../../domain/call/call.ts'
import { script } from '../../domain/triageScript.ts'
import { partKey, partsOf, type Recording, recordingsOf } from '../../text/recordings.ts'
import { type Translate, voiceText } from '../../text/translate.ts'

/** What can be heard on the telephone. */
export interface Recordings {
  /** Languages with a recording of every text. */
  complete: readonly Language[]
  partsOf(language: Language, text: string): number
  /** The words of a clip, for whoever reads along. Digits are spaced out. */
  wordsOf(clip: Clip): string
  /** Files of a clip, one after another, within the folder of recordings; empty where one is missing. */
  filesOf(clip: Clip): string[]
}

/** Topics that are told by telephone. */
export const phoneTopics = script.phoneTopics.choices.flatMap(({ choice }) =>
  choice.startsWith('topic:') ? [`topic.${choice.slice('topic:'.length)}.answer`] : [],
)

/** The recordings in a folder: a person's voice before a synthesised one, and only of the words as they are now. */
export function openRecordings(t: Translate, folder: string): Recordings {
  const there = new Set(languages.flatMap((language) => filesUnder(folder, language)))
  const fileOf = (recording: Recording) => candidates(recording).find((file) => there.has(file))
  const all = new Map<Language, Map<string, Recording>>(
    languages.map((language) => [
      language,
      new Map(recordingsOf(t, language, phoneTopics).map((recording) => [recording.key, recording])),
    ]),
  )
  const find = (language: Language, key: string) => all.get(language)?.get(key)

  return {
    complete: languages.filter((language) => [...(all.get(language)?.values() ?? [])].every(fileOf)),
    partsOf: (language, text) =>
      text.startsWith('topic.') ? partsOf(language, voiceText(t, language, text)).length : 1,
    wordsOf(clip) {
      if ('digits' in clip) return [...clip.digits.open()].join(' ')
      return find(clip.language, partKey(clip.text, clip.part))?.words ?? voiceText(t, clip.language, clip.text)
    },
    filesOf(clip) {
      const files = keysOf(clip).map((key) => {
        const recording = find(clip.language, key)
        return recording && fileOf(recording)
      })
      return files.every((file) => file !== undefined) ? files : []
    },
  }
}

const keysOf = (clip: Clip) =>
  'digits' in clip
    ? [...clip.digits.open()].filter((digit) => /\d/.test(digit)).map((digit) => `digit.${digit}`)
    : [partKey(clip.text, clip.part)]

/** The hash of the words stands in the name: a recording of other words is none, and no cache plays it. */
export const fileName = ({ key, words }: Recording) =>
  `${key}.${createHash('sha256').update(words).digest('hex').slice(0, 8)}.wav`

export const voices = ['people', 'synthesised'] as const

const candidates = (recording: Recording) =>
  voices.map((voice) => `${voice}/${recording.language}/${fileName(recording)}`)

const filesUnder = (folder: string, language: Language) =>
  voices.flatMap((voice) => {
    const path = join(folder, voice, language)
    return existsSync(path) ? readdirSync(path).map((file) => `${voice}/${language}/${file}`) : []
  })

import { randomBytes } from 'node:crypto'
import type { Clip } from '../../../domain/call/call.ts'
import type { Recordings } from '../recordings.ts'
import { joinSounds, soundFilesOf } from '../soundFiles.ts'

/** As long as a call can still ask for it. */
const keepSoundMs = 120_000

interface SoundOptions {
  base: string
  voice: string
  after(ms: number, run: () => void): () => void
}

/** Sound files that a provider fetches. A name tells nothing, so that no address holds digits; providers cache by it. */
export function createSounds(recordings: Recordings, { base, voice, after }: SoundOptions) {
  const kept = new Map<string, Buffer>()
  return {
    urlOf(clips: readonly Clip[]): string {
      const name = `${randomBytes(16).toString('hex')}.wav`
      kept.set(name, joinSounds(soundFilesOf(recordings, voice, clips)))
      after(keepSoundMs, () => kept.delete(name))
      return `${base}/sound/${name}`
    },
    find: (name: string) => kept.get(name),
  }
}

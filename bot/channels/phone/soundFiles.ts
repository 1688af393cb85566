import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clip } from '../../domain/call/call.ts'
import type { Recordings } from './recordings.ts'

/** Whether a call's recordings are all there; without one the words of another text must never be heard in its place. */
export const soundFilesOf = (recordings: Recordings, folder: string, clips: readonly Clip[]): string[] =>
  clips.flatMap((clip) => recordings.filesOf(clip)).map((file) => join(folder, file))

/** Several recordings of one form as one sound file. */
export function joinSounds(files: readonly string[]): Buffer {
  const sounds = files.map((file) => samplesOf(readFileSync(file)))
  const samples = Buffer.concat(sounds)
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples])
}

/** Of every recording: 8 kHz, 16 bits, one channel, which is what a telephone carries. */
const rate = 8000

/** The sound of a WAV file, wherever it begins in it. */
function samplesOf(wav: Buffer): Buffer {
  for (let at = 12; at + 8 <= wav.length; ) {
    const [name, length] = [wav.toString('latin1', at, at + 4), wav.readUInt32LE(at + 4)]
    if (name === 'data') return wav.subarray(at + 8, Math.min(wav.length, at + 8 + length))
    at += 8 + length + (length % 2)
  }
  return Buffer.alloc(0)
}

export const secondsOf = (file: string) => samplesOf(readFileSync(file)).length / (rate * 2)

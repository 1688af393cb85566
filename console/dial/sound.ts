import type { DialStep } from '../../shared/dial.ts'

/** As long as somebody takes to read aloud what has no recording. */
const readingMs = 55

/** Plays one thing that is said, or waits as long as it takes to say; ends early when stopped. */
export async function speak({ words, sounds }: DialStep['said'][number], stop: AbortSignal): Promise<void> {
  if (sounds.length === 0) return waitFor(words.length * readingMs, stop)
  for (const sound of sounds) if (!stop.aborted) await play(sound, stop)
}

export function waitFor(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve()
    const timer = setTimeout(resolve, ms)
    stop.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function play(sound: string, stop: AbortSignal): Promise<void> {
  const audio = new Audio(sound)
  return new Promise((resolve) => {
    audio.addEventListener('ended', () => resolve())
    audio.addEventListener('error', () => resolve())
    stop.addEventListener('abort', () => {
      audio.pause()
      resolve()
    })
    audio.play().catch(() => resolve())
  })
}

/** A second of a tone as a WAV file in base64: the simulator has no microphone. */
export function toneMessage(): string {
  const [rate, header] = [8000, 44]
  const bytes = new Uint8Array(header + rate * 2)
  const view = new DataView(bytes.buffer)
  const put = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at)
  put(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  put(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  put(36, 'data')
  view.setUint32(40, rate * 2, true)
  for (let at = 0; at < rate; at++)
    view.setInt16(header + at * 2, 8000 * Math.sin((2 * Math.PI * 440 * at) / rate), true)
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))
}

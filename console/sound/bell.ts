import type { Ringing } from '../state/consoleState.ts'
import { patterns, type Tone, testTones } from './patterns.ts'

export interface Bell {
  /** Browsers allow sound only from a click: called from it. */
  unlock(): void
  /** Finds out whether it could sound now. */
  probe(): void
  ring(what: Ringing): void
}

const loudness = 0.2

/** Repeats a pattern until told otherwise. `heard` is told whether the browser lets it sound. */
export function createBell(heard: (sound: 'on' | 'blocked') => void): Bell {
  let context: AudioContext | undefined
  let ringing: Ringing = 'silent'
  let timer: ReturnType<typeof setInterval> | undefined

  const tell = () => heard(context?.state === 'running' ? 'on' : 'blocked')
  const open = () => {
    context ??= new AudioContext()
    context.onstatechange = tell
    return context
  }

  return {
    unlock() {
      const opened = open()
      opened.resume().then(() => {
        tell()
        play(opened, testTones)
      }, tell)
    },
    probe() {
      open()
      tell()
    },
    ring(what) {
      if (what === ringing) return
      ringing = what
      clearInterval(timer)
      if (what === 'silent') return
      const opened = open()
      tell()
      play(opened, patterns[what].tones)
      timer = setInterval(() => play(opened, patterns[what].tones), patterns[what].everyMs)
    },
  }
}

function play(context: AudioContext, tones: Tone[]) {
  // What is scheduled while blocked would all sound at once afterwards.
  if (context.state !== 'running') return
  for (const tone of tones) playTone(context, tone)
}

function playTone(context: AudioContext, { hertz, atMs, forMs }: Tone) {
  const from = context.currentTime + atMs / 1000
  const to = from + forMs / 1000
  const oscillator = new OscillatorNode(context, { frequency: hertz })
  const gain = new GainNode(context, { gain: 0 })
  gain.gain.setValueAtTime(0, from)
  gain.gain.linearRampToValueAtTime(loudness, from + 0.02)
  gain.gain.linearRampToValueAtTime(0, to)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(from)
  oscillator.stop(to + 0.05)
}

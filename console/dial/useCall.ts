import { useEffect, useRef, useState } from 'react'
import type { DialStep } from '../../shared/dial.ts'
import { dial, stepsAfter, tell } from './dialWire.ts'
import { speak, toneMessage, waitFor } from './sound.ts'

export interface CallView {
  stage: 'idle' | 'going' | 'over'
  steps: readonly DialStep[]
  /** What has been keyed of a code or a number. */
  keyed: string
}

const idle: CallView = { stage: 'idle', steps: [], keyed: '' }

/** One call at a time: what is heard, one after another, and what the keys do to it. */
export function useCall() {
  const [view, setView] = useState(idle)
  const live = useRef<{ call: string; hearing: AbortController; step?: DialStep; keyed: string }>(undefined)

  async function begin(number: string | undefined) {
    const call = await dial(number)
    live.current = { call, hearing: new AbortController(), keyed: '' }
    setView({ stage: 'going', steps: [], keyed: '' })
    void follow(call)
  }

  async function follow(call: string) {
    let last = 0
    try {
      while (live.current?.call === call) {
        const steps = await stepsAfter(call, last)
        last = steps.at(-1)?.nth ?? last
        if (steps.length > 0) void hear(call, steps)
        if (steps.some(({ does }) => does === 'hangUp')) return end()
      }
    } catch {
      end()
    }
  }

  /** New words cut short what is being said. */
  async function hear(call: string, steps: readonly DialStep[]) {
    if (live.current?.call !== call) return
    live.current.hearing.abort()
    const hearing = new AbortController()
    live.current.hearing = hearing
    live.current.keyed = ''
    setView((before) => ({ ...before, keyed: '', steps: [...before.steps, ...steps] }))
    for (const step of steps) {
      if (hearing.signal.aborted) return
      live.current.step = step
      for (const said of step.said) await speak(said, hearing.signal)
    }
    await waitForAnswer(call, steps.at(-1), hearing.signal)
  }

  async function waitForAnswer(call: string, step: DialStep | undefined, stop: AbortSignal) {
    if (step?.does !== 'ask' || step.timeoutMs === undefined) return
    await waitFor(step.timeoutMs, stop)
    if (!stop.aborted && live.current?.keyed === '') await tell(call, { kind: 'silence' })
  }

  async function press(key: string) {
    const now = live.current
    if (!now || (now.step && !now.step.interruptible)) return
    if (now.step?.does === 'record') return key === '#' ? tell(now.call, recorded()) : undefined
    if (now.step?.digits === undefined) {
      now.hearing.abort()
      return tell(now.call, { kind: 'key', key })
    }
    return pressDigit(now, key, now.step.digits)
  }

  async function pressDigit(now: NonNullable<typeof live.current>, key: string, most: number) {
    if (key === '*') return tell(now.call, { kind: 'key', key })
    if (key !== '#') now.keyed += key
    setView((before) => ({ ...before, keyed: now.keyed }))
    if (key !== '#' && now.keyed.length < most) return
    now.hearing.abort()
    await tell(now.call, { kind: 'digits', digits: now.keyed })
  }

  async function hangUp() {
    if (live.current) await tell(live.current.call, { kind: 'hangUp' })
    end()
  }

  function end() {
    live.current?.hearing.abort()
    live.current = undefined
    setView((before) => ({ ...before, stage: before.stage === 'idle' ? 'idle' : 'over' }))
  }

  useEffect(() => {
    const leave = () => {
      if (live.current) void tell(live.current.call, { kind: 'hangUp' })
    }
    addEventListener('pagehide', leave)
    return () => removeEventListener('pagehide', leave)
  }, [])

  return { view, begin, press, hangUp }
}

const recorded = () => ({ kind: 'recorded', audio: toneMessage(), seconds: 1 }) as const

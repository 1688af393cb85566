import { useMemo } from 'react'
import type { Refusal } from '../state/consoleState.ts'
import { elapsedText } from '../text/times.ts'
import { refusedText, type Words } from '../text/words.ts'
import { Button } from './Button.tsx'
import { useConsole, useNow } from './useConsole.ts'

interface SubmitProps {
  trying: boolean
  refusal: Refusal | undefined
  does: string
}

/** Counts the wait down, so that nobody has to guess when to try again. */
export function SubmitButton({ trying, refusal, does }: SubmitProps) {
  const { words } = useConsole()
  const leftMs = useTimeLeft(refusal)
  return (
    <Button type="submit" look="primary" isDisabled={trying || leftMs > 0}>
      {leftMs > 0 ? words.t('signIn.waiting', { time: elapsedText(leftMs) }) : trying ? words.t('signIn.trying') : does}
    </Button>
  )
}

function useTimeLeft(refusal: Refusal | undefined) {
  const now = useNow()
  // Without a wait it is over long since: the clock of the page goes by seconds, and lies behind.
  const until = useMemo(() => (refusal?.waitMs ? Date.now() + refusal.waitMs : 0), [refusal])
  return Math.max(0, Math.ceil((until - now) / 1000) * 1000)
}

export const introText = (words: Words, why: 'first' | 'elsewhere' | 'ended' | 'left' | 'leftHere') =>
  words.t(why === 'first' ? 'signIn.intro' : `signIn.${why}`)

/** `wrong`: what is said here to somebody who was not let in. */
export function refusalText(words: Words, { code, waitMs = 0 }: Refusal, wrong: string): string {
  if (code === 'notSignedIn') return wrong
  if (code === 'slowDown') return words.t('signIn.wait', { wait: waitText(words, waitMs) })
  return refusedText(words, code)
}

function waitText(words: Words, waitMs: number): string {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000))
  return seconds < 90 ? words.count('signIn.seconds', seconds) : words.count('signIn.minutes', Math.ceil(seconds / 60))
}

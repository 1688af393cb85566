import type { Prompt } from '../../../shared/prompt.ts'
import type { Call, Clip, Decision, Operation, World } from './call.ts'

/** How long an answer is waited for (telephony.md 5). */
const answerWithinMs = 7000
/** Between two recordings of one thing. */
const betweenMs = 1000

/** A recording in the call's language. */
export const clip = ({ language }: Call, text: string): Clip => ({ language, text })

/** Says all but the last, and waits for an answer after that; any key cuts it short. */
export function ask(call: Call, clips: readonly Clip[], before: readonly Operation[] = []): Decision {
  const [first, ...rest] = clips
  const asked = { ...call, asked: clips, rest }
  return decided(asked, [...before, askOne(asked, first)])
}

/** What was asked last, after a word on why. */
export function askAgain(call: Call, why: Clip): Decision {
  const again = ask(call, [why, ...call.asked])
  return { ...again, call: { ...again.call, asked: call.asked } }
}

/** What is left to say of what was asked. */
export function goOn(call: Call): Decision {
  const [first, ...rest] = call.rest
  const next = { ...call, rest }
  return decided(next, [askOne(next, first)])
}

const askOne = ({ where, rest }: Call, first: Clip | undefined): Operation => ({
  op: 'ask',
  clips: first ? [first] : [],
  ...digitsOf(where),
  timeoutMs: rest.length > 0 ? betweenMs : answerWithinMs,
})

/** A code has sixteen digits and a number at most fifteen; one more is the key that ends it. */
function digitsOf(where: Call['where']): { digits?: number } {
  if (where.in === 'code') return { digits: 16 }
  return where.in === 'callBack' && where.asks === 'number' ? { digits: 16 } : {}
}

export const decided = (call: Call, operations: readonly Operation[] = []): Decision => ({
  call,
  notes: [],
  operations,
})

/** What the bot says, as recordings: each text by its own, the questions without the form for whom they are about. */
export const spoken = (call: Call, prompts: readonly Prompt[], { partsOf }: World): Clip[] =>
  prompts.flatMap(({ text, more = [] }) =>
    [text, ...more].flatMap((said) => {
      const whole = clip(call, spokenKey(said))
      const parts = partsOf(call.language, spokenKey(said))
      return parts > 1 ? Array.from({ length: parts }, (_, part) => ({ ...whole, part })) : [whole]
    }),
  )

/** The questions have one wording for everybody by telephone. */
export const spokenKey = (text: string) => (/^screening\.Q\d\./.test(text) ? text.replace(/\.(self|other)$/, '') : text)

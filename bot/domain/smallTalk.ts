import type { SmallTalk } from '../../shared/smallTalk.ts'
import type { Turn } from './turn.ts'

/** A short line to what asks nothing; where no question of ours stands, with the way on that stood there. */
export function saySmallTalk(turn: Turn, kind: SmallTalk, { alone }: { alone: boolean }) {
  if (alone) sayWithWayOn(turn, kind)
  // "Okay" says nothing to the question that stands; it is asked again.
  else if (kind !== 'agreeing') turn.say(textOf(kind))
}

function sayWithWayOn(turn: Turn, kind: SmallTalk) {
  const text = textOf(kind)
  if (kind === 'goodbye') turn.ask('glad', { text })
  else turn.ask(turn.now().openPrompt?.prompt.step === 'who' ? 'who' : 'menu', { text })
}

const textOf = (kind: SmallTalk) => `smallTalk.${kind}`

import type { Call, Clip, Decision, World } from './call.ts'
import { ask, askAgain, clip } from './speak.ts'

/** Before a mobile telephone's own answering machine takes the call (telephony.md 5). */
const ringMs = 20_000

/** The shortest way to a person from wherever the call stands. */
export function askPerson(call: Call, world: World): Decision {
  if (call.handedOver) return ring({ ...call, mistakes: 0, tried: [] }, world)
  return { call: { ...call, rest: [] }, notes: [], effect: { do: 'tell', input: { kind: 'human' } }, operations: [] }
}

/** On the way to a person already, and asked whether what came before may be seen (C3). */
export const asksConsent = ({ where, handedOver }: Call) => where.in === 'steps' && handedOver

/** Rings the first of those on duty whose telephone has not rung yet. With nobody left the caller is told, and chooses. */
export function ring(call: Call, world: World, said: readonly Clip[] = []): Decision {
  const staff = world.free.find((id) => !call.tried.includes(id))
  if (staff === undefined) return hold({ ...call, tried: [] }, world, said)
  return {
    call: { ...call, where: { in: 'ringing', staff }, tried: [...call.tried, staff], mistakes: 0, rest: [], asked: [] },
    notes: [{ state: 'ringing', rings: staff }],
    operations: [
      ...(said.length > 0 ? [{ op: 'say', clips: said, interruptible: true } as const] : []),
      {
        op: 'connect',
        staff,
        ringMs,
        whisper: [{ language: 'sv', text: 'phone.whisper' }],
        clips: [clip(call, 'phone.ringing')],
      },
    ],
  }
}

/** The one that rang did not come to the telephone. */
export function ringNext(call: Call, world: World): Decision {
  const next = ring(call, world)
  return { ...next, notes: [{ state: 'notAnswered' }, ...next.notes] }
}

/** Says the truth about whether anybody comes, numbers to call, and what can be done meanwhile. */
export function hold(call: Call, world: World, said: readonly Clip[] = []): Decision {
  const texts = [...truth(world), 'phone.hold', ...(world.canText && call.callerKnown ? ['phone.hold.text'] : [])]
  return ask({ ...call, where: { in: 'holding' } }, [...said, ...texts.map((text) => clip(call, text))])
}

function truth({ line }: World): string[] {
  if (line.kind === 'staffed' || line.kind === 'full') return []
  return line.kind === 'closed' ? ['phone.closed', 'phone.closed.social'] : ['phone.nobody']
}

/** Twice no fitting answer leads to a person, who is told: the caller may not be able to speak. */
export function mistake(call: Call, text: string, world: World): Decision {
  const next = { ...call, mistakes: call.mistakes + 1 }
  if (next.mistakes < 2) return askAgain(next, clip(next, text))
  const found = askPerson(next, world)
  return { ...found, notes: [{ state: 'silent' }, ...found.notes] }
}

import type { Language } from '../../../shared/languages.ts'
import type { Call, CallEvent, Decision, World } from './call.ts'
import { beginEnding, sayGoodbye } from './ending.ts'
import { pressKey, takeDigits } from './keys.ts'
import { toMenu } from './menu.ts'
import { asksConsent, hold, mistake, ring, ringNext } from './people.ts'
import { ask, clip, decided, goOn, spoken } from './speak.ts'

/** A call before anything has happened. */
export const newCall = (offered: readonly Language[]): Call => ({
  where: { in: 'language' },
  language: offered[0] ?? 'sv',
  offered,
  callerKnown: false,
  mistakes: 0,
  tried: [],
  handedOver: false,
  asked: [],
  rest: [],
})

/** The call engine: what happened in a call, and so what becomes of it. Every state has a next thing to say or do. */
export function decideCall(call: Call, event: CallEvent, world: World): Decision {
  if (call.where.in === 'ended') return decided(call)
  switch (event.kind) {
    case 'start':
      return greet({ ...call, callerKnown: event.callerKnown })
    case 'key':
      return call.where.in === 'connected' ? decided(call) : pressKey(call, event.key, world)
    case 'digits':
      return takeDigits(call, event.digits, world)
    case 'silence':
      return hearNothing(call, world)
    case 'answered':
      return {
        call: { ...call, where: { in: 'connected', staff: event.staff }, rest: [] },
        notes: [{ state: 'connected' }],
        operations: [{ op: 'bridge', staff: event.staff }],
      }
    case 'staff':
      return hearStaff(call, event.state, world)
    case 'told':
      return answer(call, event, world)
    case 'codeTaken':
      return answer({ ...call, mistakes: 0 }, event, world, event.replies ? ['phone.code.replies'] : [])
    case 'codeWrong':
      return mistake(call, 'phone.code.wrong', world)
    case 'codeMade':
      return tellCode(call, event.code)
    case 'kept':
      return ask({ ...call, where: { in: 'holding' } }, [clip(call, 'phone.callBack.kept')])
    case 'recorded':
      return ask({ ...call, where: { in: 'holding' } }, [
        clip(call, event.stored ? 'phone.message.kept' : 'phone.message.failed'),
      ])
    case 'failed':
      return apologise(call, world)
    case 'hangUp':
      return { call: { ...call, where: { in: 'ended' } }, notes: [{ state: 'ended' }], operations: [] }
  }
}

/** Who we are, that this is no person, and 112: the only words that no key cuts short (telephony.md 5). */
function greet(call: Call): Decision {
  const greeting = { op: 'say', clips: [clip(call, 'phone.greeting')], interruptible: false } as const
  if (call.offered.length < 2) return toMenu(call, [greeting])
  const lines = call.offered.map((language) => ({ language, text: 'phone.language' }))
  return ask(call, lines, [greeting])
}

function hearNothing(call: Call, world: World): Decision {
  if (call.rest.length > 0) return goOn(call)
  switch (call.where.in) {
    case 'holding':
      return ring({ ...call, tried: [] }, world)
    case 'ringing':
    case 'connected':
    case 'recording':
      return decided(call)
    case 'ending':
      return sayGoodbye(call)
    default:
      // Silence is no consent, and holds up nobody whose way to a person is open.
      return asksConsent(call) ? ring(call, world) : mistake(call, 'phone.again', world)
  }
}

function hearStaff(call: Call, state: (CallEvent & { kind: 'staff' })['state'], world: World): Decision {
  switch (state) {
    case 'ended':
      return call.where.in === 'ending' ? sayGoodbye(call) : beginEnding(call, [{ state: 'ended' }])
    case 'released':
      return ring({ ...call, tried: [] }, world)
    default:
      // Late news of a telephone that no longer rings changes nothing.
      return call.where.in === 'ringing' ? ringNext(call, world) : decided(call)
  }
}

function answer(
  call: Call,
  { prompts, status }: Pick<CallEvent & { kind: 'told' }, 'prompts' | 'status'>,
  world: World,
  first: readonly string[] = [],
): Decision {
  const open = prompts.at(-1)
  const said = [...first.map((text) => clip(call, text)), ...spoken(call, prompts, world)]
  if (open?.step === 'C4') return ask({ ...call, where: { in: 'ending' }, mistakes: 0 }, said)
  if (call.where.in === 'ending' && !open) return sayGoodbye(call)
  if (status === 'waiting' || status === 'withStaff') {
    const onTheWay: Call = { ...call, handedOver: true, mistakes: 0, tried: [] }
    if (open?.step !== 'C3phone') return ring(onTheWay, world, said)
    // Whoever may not be able to answer is asked nothing more.
    return call.mistakes < 2 ? ask({ ...onTheWay, where: { in: 'steps', prompt: open } }, said) : ring(onTheWay, world)
  }
  const withBot = { ...call, handedOver: false }
  if (!open || open.choices.length === 0) return toMenu(withBot)
  return ask({ ...withBot, where: { in: 'steps', prompt: open }, mistakes: 0 }, said)
}

/** Twice, digit by digit. */
function tellCode(call: Call, code: Extract<CallEvent, { kind: 'codeMade' }>['code']): Decision {
  const digits = { language: call.language, digits: code }
  return ask({ ...call, where: { in: 'holding' } }, [
    clip(call, 'phone.code.told'),
    digits,
    clip(call, 'phone.code.again'),
    digits,
    clip(call, 'phone.code.use'),
  ])
}

/** Whatever broke, words and a person's telephone. */
function apologise(call: Call, world: World): Decision {
  const sorry = [clip(call, 'phone.sorry')]
  return world.free.length > 0 ? ring({ ...call, tried: [] }, world, sorry) : hold(call, world, sorry)
}

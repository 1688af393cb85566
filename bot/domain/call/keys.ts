import type { Call, Decision, World } from './call.ts'
import { beginCallBack, pressInCallBack, takeNumber } from './callBack.ts'
import { beginEnding, sayGoodbye } from './ending.ts'
import { toMenu } from './menu.ts'
import { askPerson, asksConsent, hold, mistake, ring } from './people.ts'
import type { SealedDigits } from './sealedDigits.ts'
import { ask, clip, decided } from './speak.ts'

/** One key, in any state: 0 a person, 9 danger now, * again, # past it; the others by what was asked (screening.md 5.2). */
export function pressKey(call: Call, key: string, world: World): Decision {
  if (call.where.in === 'recording') return decided(call)
  if (key === '0') return askPerson(fitted(call), world)
  if (key === '9') return tell(fitted(call), { kind: 'danger' })
  if (key === '*') return repeat(call, world)
  if (key === '#') return skip(fitted(call), world)
  return choose(call, key, world)
}

/** What was keyed as a whole: a code or a number. Nothing at all leads back. */
export function takeDigits(call: Call, digits: SealedDigits, world: World): Decision {
  if (digits.open() === '') return skip(call, world)
  if (call.where.in === 'code')
    return { call: { ...call, rest: [] }, notes: [], effect: { do: 'enterCode', code: digits }, operations: [] }
  if (call.where.in === 'callBack' && call.where.asks === 'number') return takeNumber(call, call.where, digits, world)
  return mistake(call, 'phone.again', world)
}

const fitted = (call: Call): Call => ({ ...call, mistakes: 0 })

const tell = (
  call: Call,
  input: { kind: 'danger' } | { kind: 'choices'; step: string; choices: string[] },
): Decision => ({
  call: { ...call, rest: [] },
  notes: [],
  effect: { do: 'tell', input },
  operations: [],
})

/** Once more from the beginning; while it rings there is nothing to repeat but that it rings. */
function repeat(call: Call, world: World): Decision {
  if (call.where.in === 'ringing') return ring({ ...call, tried: call.tried.slice(0, -1) }, world)
  return call.asked.length > 0 ? ask(fitted(call), call.asked) : hold(call, world)
}

function skip(call: Call, world: World): Decision {
  const { where } = call
  switch (where.in) {
    case 'language':
      return toMenu(call)
    case 'steps':
      return asksConsent(call) ? ring(call, world) : choose(call, '#', world)
    case 'ending':
      return sayGoodbye(call)
    case 'code':
      return call.handedOver ? hold(call, world) : toMenu(call)
    case 'ringing':
      return ring(call, world)
    default:
      return hold(call, world)
  }
}

function choose(call: Call, key: string, world: World): Decision {
  const { where } = call
  switch (where.in) {
    case 'language': {
      const language = call.offered[Number(key) - 1]
      return language ? toMenu({ ...fitted(call), language }) : mistake(call, 'phone.again', world)
    }
    case 'steps': {
      const taken = where.prompt.choices.find((choice) => choice.key === key)
      if (!taken) return mistake(call, 'phone.again', world)
      if (taken.choice === 'code') return askCode(fitted(call))
      return tell(fitted(call), { kind: 'choices', step: where.prompt.step, choices: [taken.choice] })
    }
    case 'ringing':
    case 'holding':
      return chooseWhileWaiting(call, key, world)
    case 'callBack':
      return pressInCallBack(call, where, key, world)
    case 'textMessage':
      return chooseTextMessage(call, key, world)
    case 'ending':
      return chooseCounted(call, key, world)
    default:
      return mistake(call, 'phone.again', world)
  }
}

function askCode(call: Call): Decision {
  const next: Call = { ...call, where: { in: 'code' } }
  return ask(next, [clip(next, 'phone.code.enter')])
}

/** To be called back, to leave a message, or to go on elsewhere with a code. */
function chooseWhileWaiting(call: Call, key: string, world: World): Decision {
  const waiting = fitted(call)
  if (key === '1') return beginCallBack(waiting)
  if (key === '2') return record(waiting)
  if (key === '3') return { call: waiting, notes: [], effect: { do: 'makeCode' }, operations: [] }
  if (key === '4' && world.canText && call.callerKnown) {
    const next: Call = { ...waiting, where: { in: 'textMessage' } }
    return ask(next, [clip(next, 'phone.text.safe')])
  }
  if (key === '5') return beginEnding(waiting)
  // A telephone goes on ringing.
  return call.where.in === 'ringing' ? decided(call) : mistake(call, 'phone.again', world)
}

function record(call: Call): Decision {
  const next: Call = { ...call, where: { in: 'recording' }, rest: [], asked: [] }
  return decided(next, [{ op: 'record', clips: [clip(next, 'phone.message.leave')], mostMs: 90_000 }])
}

function chooseCounted(call: Call, key: string, world: World): Decision {
  if (key !== '1' && key !== '2') return mistake(call, 'phone.again', world)
  return tell(fitted(call), { kind: 'choices', step: 'C4', choices: [key === '1' ? 'yes' : 'no'] })
}

function chooseTextMessage(call: Call, key: string, world: World): Decision {
  if (key === '2') return hold(fitted(call), world)
  if (key !== '1') return mistake(call, 'phone.again', world)
  const next: Call = { ...fitted(call), where: { in: 'holding' } }
  return ask(next, [clip(next, 'phone.text.sent')], [{ op: 'textMessage' }])
}

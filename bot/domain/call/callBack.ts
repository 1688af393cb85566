import { callBackTimes } from '../../../shared/entry.ts'
import type { Call, CallBack, CallBackQuestion, Decision, Where, World } from './call.ts'
import { hold, mistake } from './people.ts'
import { readNumber, type SealedDigits } from './sealedDigits.ts'
import { ask, clip } from './speak.ts'

type InCallBack = Extract<Where, { in: 'callBack' }>

/** Somebody else may see or answer the telephone, so that is asked before anything else. */
export const beginCallBack = (call: Call): Decision => askAbout(call, 'safe', {})

/** A key while a call-back is talked over; only the yes to "is it safe" leads on. */
export function pressInCallBack(call: Call, { asks, given }: InCallBack, key: string, world: World): Decision {
  const next = { ...call, mistakes: 0 }
  const when = asks === 'when' ? callBackTimes[Number(key) - 1] : undefined
  if (when && given.number)
    return keep(next, { number: given.number, mayLeaveMessage: given.mayLeaveMessage ?? false, when })
  if (key !== '1' && key !== '2') return mistake(call, 'phone.again', world)
  const yes = key === '1'
  switch (asks) {
    case 'safe':
      return yes ? askAbout(next, 'message', given) : hold(next, world)
    case 'message':
      return askAbout(next, call.callerKnown ? 'whose' : 'number', { ...given, mayLeaveMessage: yes })
    case 'whose':
      return yes ? askAbout(next, 'when', { ...given, number: 'caller' }) : askAbout(next, 'number', given)
    case 'right':
      return yes ? askAbout(next, 'when', given) : askAbout(next, 'number', given)
    default:
      return mistake(call, 'phone.again', world)
  }
}

/** Read back digit by digit before it is kept. */
export function takeNumber(call: Call, { given }: InCallBack, digits: SealedDigits, world: World): Decision {
  const number = readNumber(digits.open())
  if (!number) return mistake(call, 'phone.again', world)
  const next: Call = { ...call, mistakes: 0, where: { in: 'callBack', asks: 'right', given: { ...given, number } } }
  return ask(next, [
    clip(next, 'phone.callBack.readBack'),
    { language: next.language, digits: number },
    clip(next, 'phone.callBack.right'),
  ])
}

function askAbout(call: Call, asks: CallBackQuestion, given: Partial<CallBack>): Decision {
  const next: Call = { ...call, where: { in: 'callBack', asks, given } }
  return ask(next, [clip(next, `phone.callBack.${asks}`)])
}

const keep = (call: Call, wish: CallBack): Decision => ({
  call: { ...call, rest: [] },
  notes: [],
  effect: { do: 'keepCallBack', ...wish },
  operations: [],
})

import { phoneMenu } from '../phoneTalk.ts'
import { promptFor } from '../triageScript.ts'
import type { Call, Decision } from './call.ts'
import { ask, clip } from './speak.ts'

/** The menu is heard before anything is written down. */
export function toMenu(call: Call, before: Decision['operations'] = []): Decision {
  const prompt = promptFor(phoneMenu, { self: true })
  const next: Call = { ...call, where: { in: 'steps', prompt }, mistakes: 0 }
  return ask(next, [clip(next, phoneMenuText)], before)
}

const phoneMenuText = 'phone.menu'

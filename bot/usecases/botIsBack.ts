import type { Entry } from '../../shared/entry.ts'
import { type Conversation, isByPhone } from '../domain/conversation.ts'
import { phoneMenu } from '../domain/phoneTalk.ts'
import { offeredOf } from '../domain/screeningOffer.ts'
import { questionAbout, unsettled } from '../domain/signalTalk.ts'
import { promptFor } from '../domain/triageScript.ts'
import type { StaffStamp } from './asStaff.ts'

/**
 * The bot speaks again after a staff act with this stamp, and says what has happened. What was heard meanwhile has been asked
 * about by nobody but staff; its alarm goes with the answer.
 */
export function botIsBack(before: Conversation, { at, seq }: StaffStamp, text: string): Entry {
  const open = unsettled(before.signals)
  const menu = promptFor(isByPhone(before) ? phoneMenu : 'menu', { self: true }, isByPhone(before) ? {} : { text })
  const prompt =
    open.length > 0
      ? promptFor('signal', { self: true }, { text, more: [questionAbout(open)] })
      : { ...menu, choices: offeredOf(menu.choices, before) }
  return { kind: 'prompted', by: 'bot', at, seq: seq + 1, prompt }
}

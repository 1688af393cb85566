import type { Conversation } from './conversation.ts'
import { askNext } from './screeningTalk.ts'
import { type StepName, textVersions } from './triageScript.ts'
import type { Turn } from './turn.ts'

/** The menu of a call; whoever pressed nothing yet has heard it without anything being written down. */
export const phoneMenu: StepName = 'phoneMenu'

/** At most three questions stand between a caller and a person (screening.md 5.2); taking them is the yes to C2. */
export function beginQuestions(turn: Turn) {
  turn.add({ kind: 'consented', by: 'bot', layer: 'C2', answer: 'yes', version: textVersions.C2phone })
  askNext(turn, { intro: 'phone.intro' })
}

/** The telephone's menu, after what there is to say first. */
export function sayMenu(turn: Turn, said: readonly string[] = []) {
  for (const text of said) turn.say(text)
  turn.ask(phoneMenu)
}

/** A first-line answer, and then the list it came from. */
export function sayTopicByPhone(turn: Turn, id: string) {
  turn.say(`topic.${id}.answer`)
  turn.ask('phoneTopics')
}

/** Whether anything keeps a conversation open for staff once its caller has hung up. */
export const isAwaited = ({ place, callBack, message, hasCode }: Conversation) =>
  place.status === 'withStaff' ||
  (place.status === 'waiting' && (place.alarmed || Boolean(callBack ?? message ?? hasCode)))

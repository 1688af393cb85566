import type { ConversationId } from '../../shared/ids.ts'
import type { Language } from '../../shared/languages.ts'
import { seesLists } from '../state/lists.ts'
import type { Store } from '../state/store.ts'
import type { ShiftEvent } from './keepShift.ts'
import { type Ask, type Live, startLive } from './live.ts'

export interface Line {
  shift(event: ShiftEvent): void
  ask: Ask
  /** Asks for approved answers; what is found comes as an event. */
  findAnswers(language: Language, text: string): void
  /** Tells colleagues that I write, now and then while I do. */
  writing(id: ConversationId): void
}

/** A socket while somebody is signed in who may see the lists, and none otherwise. */
export function keepLine(store: Store, line: '/' | '/practice' = '/'): Line {
  let live: Live | undefined
  store.subscribe(() => {
    if (seesLists(store.read())) live ??= startLive(store, line)
    else {
      live?.stop()
      live = undefined
    }
  })
  return {
    shift: (event) => live?.shift(event),
    ask: async (event, payload, isHandled) => live?.ask(event, payload, isHandled),
    findAnswers: (language, text) => live?.findAnswers(language, text),
    writing: (id) => live?.writing(id),
  }
}

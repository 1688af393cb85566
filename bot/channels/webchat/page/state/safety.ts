import type { Mark } from '../../../../../shared/identity.ts'
import type { VisitorInputWire } from '../../../../../shared/wire/visitor.ts'
import type { Outgoing, PageState } from './state.ts'

/** What the visitor does that is no part of the talk: it is sent like everything else and shown nowhere. */
const quiet: ReadonlySet<VisitorInputWire['kind']> = new Set(['freely', 'plan', 'safeWord', 'show'])

/** A safe word is written like a message and is none. */
export const isQuiet = ({ input, hides }: Pick<Outgoing, 'input' | 'hides'>) => quiet.has(input.kind) || hides === true

/** Where there is a safe word, it alone shows again what is hidden; until then a harmless list stands there. */
export const needsSafeWord = ({ cover, conversation }: PageState) =>
  conversation?.hidden === true || (cover === 'hidden' && conversation?.safeWord === true)

/** The server has the word that shows everything again. */
export function withShown(state: PageState, { input }: Pick<Outgoing, 'input'>): PageState {
  return input.kind === 'show' ? { ...state, cover: 'none' } : state
}

/** A word that was not the safe word is one more thing to buy. */
export function withListed(state: PageState, { input }: Pick<Outgoing, 'input'>): PageState {
  return input.kind === 'show' ? { ...state, listed: [...state.listed, input.word] } : state
}

/** Nothing was stored: the text is asked about where it was written. */
export function withGuarded(state: PageState, text: string, marks: readonly Mark[]): PageState {
  return { ...state, draft: text, guarded: { text, marks } }
}

export function withoutGuarded({ guarded: _, ...kept }: PageState, draft: string): PageState {
  return { ...kept, draft }
}

import { findIdentity, inOrder, type Mark } from '../../../shared/identity.ts'
import type { VisitorInputWire } from '../../../shared/wire/visitor.ts'
import { IdentifiesError } from '../../errors.ts'
import type { Webchat } from './webchat.ts'

/**
 * Before a text is stored: what can give somebody away is asked about, unless the visitor has said to send it as it is. A
 * return code is never stored. Throws `identifies`, with where it stands in the text.
 */
export function ensureNothingIdentifies(webchat: Pick<Webchat, 'findNames'>, input: VisitorInputWire) {
  if (input.kind !== 'text') return
  const marks = marksIn(webchat, input.text)
  const asked = input.asIs ? marks.filter(({ what }) => what === 'code') : marks
  if (asked.length > 0) throw new IdentifiesError(asked)
}

/** What the page notices by itself too, and the names on staff's list, which no page is told. */
export const marksIn = ({ findNames }: Pick<Webchat, 'findNames'>, text: string): Mark[] =>
  inOrder([...findIdentity(text), ...findNames(text)])

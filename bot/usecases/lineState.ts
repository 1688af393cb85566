import type { Language } from '../../shared/languages.ts'
import { isOpenAt, nextOpening } from '../domain/openingHours.ts'
import type { LineState } from '../domain/turn.ts'
import type { Ports } from '../ports.ts'

/** The line is open while somebody on duty attends a live console, whatever the hour; opening hours are what is promised. */
export function lineState({ presence, settings, clock, board }: Ports): LineState {
  if (presence.attending().length > 0) return { kind: board.full() ? 'full' : 'staffed' }
  const now = clock.now()
  const { openingHours } = settings.current()
  if (isOpenAt(openingHours, now)) return { kind: 'unstaffed' }
  const opensAt = nextOpening(openingHours, now)
  return opensAt === undefined ? { kind: 'closed' } : { kind: 'closed', opensAt }
}

/** What is read by somebody who answers now. */
export const staffLanguages = ({ presence, board }: Pick<Ports, 'presence' | 'board'>): Language[] =>
  presence.attending().flatMap((id) => board.languagesOf(id))

import type { Audience } from '../../shared/screening.ts'
import type { Topic } from './words.ts'

const letterOf: Record<Exclude<Audience, 'undisclosed'>, Topic['audience'][number]> = {
  self: 'I',
  relative: 'A',
  professional: 'P',
}

/** Whether a topic is meant for this audience; somebody who would rather not say may be anyone. */
export const isFor = ({ audience }: Pick<Topic, 'audience'>, who: Audience): boolean =>
  who === 'undisclosed' || audience.includes('ALL') || audience.includes(letterOf[who])

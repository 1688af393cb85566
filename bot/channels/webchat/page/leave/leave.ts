import { leftPath } from '../../../../../shared/leftPath.ts'
import { blank } from './blank.ts'
import { forgetToken } from './keptToken.ts'

/** Blank first, and nothing is waited for: the way out must not need a network. Leaving never closes the conversation. */
export function leave(leaveTo: string) {
  blank()
  forgetToken()
  navigator.sendBeacon?.(leftPath)
  location.replace(leaveTo)
}

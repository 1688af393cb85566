import { logEvent } from '../../log.ts'

const mostTries = 3

/**
 * Destroys a provider’s copy of what is ours alone from now on. A copy that stays there is told of, and never costs staff the
 * message itself.
 */
export async function destroyThere(destroy: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; tries <= mostTries; tries++) {
    const isGone = await destroy().then(
      () => true,
      () => false,
    )
    if (isGone) return
  }
  logEvent('recording:left')
}

import { createECDH } from 'node:crypto'
import webPush from 'web-push'
import type { PushSubscription } from '../../shared/reach.ts'
import type { Way } from '../ports/shift.ts'
import type { Ports } from '../ports.ts'
import { readReach, removeSubscription } from '../usecases/reach.ts'
import { createWay, type WayParts } from './createWay.ts'
import { answersWithinMs, outsideText } from './outsideText.ts'

export interface PushOptions {
  /** Whom a push service may ask about us: `mailto:` or `https:`. */
  contact: string
  /** 32 bytes of which the VAPID key is made. */
  seed: Buffer
}

/** The pair with which push services know this line (RFC 8292), made of bytes that KEY_DIR keeps. */
export function vapidKeys(seed: Buffer) {
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(seed)
  return { publicKey: ecdh.getPublicKey('base64url'), privateKey: seed.toString('base64url') }
}

/** Web Push: sealed for the browser, and even so it says nothing. */
export function createPushWay(ports: () => Ports, { contact, seed }: PushOptions, tried: WayParts['tried']): Way {
  const vapidDetails = { subject: contact, ...vapidKeys(seed) }

  return createWay({
    name: 'push',
    tried,
    async send(id) {
      const { subscriptions } = await readReach(ports(), id)
      if (subscriptions.length === 0) return undefined
      const taken = await Promise.allSettled(subscriptions.map(push))
      const gone = subscriptions.filter((_, nth) => isGone(taken[nth]))
      for (const { endpoint } of gone) await removeSubscription(ports(), id, endpoint)
      if (gone.length === subscriptions.length) return undefined
      if (!taken.some((one) => one.status === 'fulfilled' && one.value === 'taken')) throw new Error('not taken')
      return true
    },
  })

  async function push(subscription: PushSubscription): Promise<'taken' | 'gone'> {
    const details = webPush.generateRequestDetails(subscription, outsideText, {
      vapidDetails,
      TTL: 300,
      urgency: 'high',
    })
    const response = await fetch(details.endpoint, {
      method: details.method,
      headers: details.headers as Record<string, string>,
      body: details.body,
      // A push service never sends us elsewhere; whoever does is none.
      redirect: 'error',
      signal: AbortSignal.timeout(answersWithinMs),
    })
    if (response.status === 404 || response.status === 410) return 'gone'
    if (!response.ok) throw new Error('refused')
    return 'taken'
  }
}

const isGone = (one: PromiseSettledResult<'taken' | 'gone'> | undefined) =>
  one?.status === 'fulfilled' && one.value === 'gone'

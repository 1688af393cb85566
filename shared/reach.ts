import { z } from 'zod'
import { ringsAt } from './telephone.ts'

const base64url = z.string().regex(/^[A-Za-z0-9_-]{10,200}={0,2}$/)

/** What a browser gives for Web Push (RFC 8030, RFC 8291). */
export const pushSubscriptionSchema = z.strictObject({
  endpoint: z.url().max(1000),
  keys: z.strictObject({ p256dh: base64url, auth: base64url }),
})
export type PushSubscription = z.infer<typeof pushSubscriptionSchema>

/** Where a staff member is told to look at the console. Sealed in the store, in no log, and gone with the account. */
export const reachSchema = z.strictObject({
  mail: z.email().max(200).optional(),
  /** With the country's number: `+46701740605`. */
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional(),
  subscriptions: z.array(pushSubscriptionSchema).max(5),
  /** Where calls ring, once it was chosen. */
  calls: z.enum(ringsAt).optional(),
})
export type Reach = z.infer<typeof reachSchema>

/** Ways to staff. `console` is a browser that is open; the others reach a pocket. */
export const wayNames = ['console', 'push', 'mail', 'sms'] as const
export type WayName = (typeof wayNames)[number]

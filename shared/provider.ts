import { z } from 'zod'
import { nameAndPasswordSchema } from './signIn.ts'

/** Where the identity provider sends a browser back to: after signing in, and after proving anew who one is. */
export const providerPaths = { signIn: '/provider', proof: '/provider/proof' } as const
export type ProviderErrand = keyof typeof providerPaths

/** How long somebody may take there: time to find a telephone or a card. */
export const providerMinutes = 10

/** What stands behind the question mark when a browser comes back. */
const query = z.string().max(6000)
/** Ours, kept by the browser while it is away. */
const flow = z.string().max(400)

/** `given`: what somebody new was handed, to be linked with whoever comes back. */
export const providerBeginSchema = z.strictObject({ given: nameAndPasswordSchema.optional() })
export const providerAnswerSchema = z.strictObject({ query })
/** What the provider sends us itself; whatever else it says beside it is not read. */
export const providerLogoutSchema = z.object({ logout_token: z.string().min(1).max(8000) })
const providerProofSchema = z.strictObject({ flow, query })

/** A fresh proof where one signs in with the provider, or nothing when it is of another form. */
export function readProviderProof(proof: string): z.infer<typeof providerProofSchema> | undefined {
  try {
    return providerProofSchema.safeParse(JSON.parse(proof)).data
  } catch {
    return undefined
  }
}

/** Where a browser is to go, and for a proof what it keeps until it is back. */
export const providerAddressSchema = z.object({ address: z.url({ protocol: /^https?$/ }), flow: flow.optional() })

import { z } from 'zod'
import { signInWays } from './signInWay.ts'

const base64url = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[A-Za-z0-9_-]*$/)
const credential = { id: base64url(1400).min(1), rawId: base64url(1400), type: z.literal('public-key') }

/** As a browser writes a passkey it has made; what else it says of it is not read. */
export const madePasskeySchema = z.object({
  ...credential,
  response: z.object({ clientDataJSON: base64url(4000), attestationObject: base64url(8000) }),
  clientExtensionResults: z.object({}).default({}),
})

/** As a browser writes a passkey it has used. */
export const usedPasskeySchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(2000),
    signature: base64url(2000),
    userHandle: base64url(200).nullish(),
  }),
  clientExtensionResults: z.object({}).default({}),
})

/** The longest a fresh proof can be: a password, or what a browser says of a passkey it used. */
export const longestProof = 8000

/** What a fresh proof holds where one signs in with a passkey; nothing when it is of another form. */
export const readUsedPasskey = (proof: string) => readProof(usedPasskeySchema, proof)

/** The same where one signs in with a password. */
export const readPasswordProof = (proof: string) => readProof(passwordProofSchema, proof)

function readProof<Schema extends z.ZodType>(schema: Schema, proof: string): z.infer<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(proof)).data
  } catch {
    return undefined
  }
}

export const nameAndPasswordSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
})
/** As an authenticator app shows it. */
const oneTimeCode = z.string().regex(/^\d{6}$/)
export const passwordSignInSchema = z.strictObject({ ...nameAndPasswordSchema.shape, code: oneTimeCode })
/** `secret` is the sealed one that was handed out with the key to set up. */
export const setUpCodesSchema = z.strictObject({ ...passwordSignInSchema.shape, secret: base64url(200).min(1) })
/** A password and a code as a fresh proof. */
export const passwordProofSchema = z.strictObject({ password: nameAndPasswordSchema.shape.password, code: oneTimeCode })
export const passkeySignInSchema = z.strictObject({ passkey: usedPasskeySchema })
export const enrolSchema = z.strictObject({ ...nameAndPasswordSchema.shape, passkey: madePasskeySchema })
export const addPasskeySchema = z.strictObject({ passkey: madePasskeySchema })
export const proofSchema = z.strictObject({ proof: z.string().min(1).max(longestProof) })
export const removePasskeySchema = z.strictObject({ id: base64url(1400), ...proofSchema.shape })
export const endSessionSchema = z.strictObject({ id: z.string().regex(/^[0-9a-f]{64}$/), ...proofSchema.shape })

/** What an authenticator app needs: the key as it is typed, the same as a link, and sealed for the second step. */
export const codeKeySchema = z.object({ setUpKey: z.string(), link: z.string(), secret: z.string() })
export type CodeKey = z.infer<typeof codeKeySchema>

/** How one signs in or shows again who one is, and what the browser needs for it. */
export const waySchema = z.object({
  way: z.enum(signInWays),
  options: z.record(z.string(), z.unknown()).optional(),
  /** Where one signs out at the identity provider, too. */
  leave: z.url({ protocol: /^https?$/ }).optional(),
})

/** One of my own passkeys; to the minute, in milliseconds. */
export interface PasskeyView {
  id: string
  addedAt: number
}

/** One of my own sessions; instants to the minute, in milliseconds. */
export interface SessionView {
  id: string
  startedAt: number
  usedAt: number
  isThis: boolean
}

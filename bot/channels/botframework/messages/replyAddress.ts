import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { ConversationId } from '../../../../shared/ids.ts'

const account = z.object({ id: z.string().min(1) })

/** Where a channel is to be answered. The channel's names for people stop here: only what an answer needs is taken. */
const replyAddressSchema = z.object({
  channelId: z.string().min(1),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.object({
    id: z.string().min(1),
    isGroup: z.boolean().exactOptional(),
    conversationType: z.string().exactOptional(),
    tenantId: z.string().exactOptional(),
  }),
  from: account,
  recipient: account,
})
export type ReplyAddress = z.infer<typeof replyAddressSchema>

/** The address an activity came from. Throws a ZodError when it cannot be answered. */
export const readReplyAddress = (activity: unknown): ReplyAddress => replyAddressSchema.parse(activity)

const nonceBytes = 12
const tagBytes = 16
const bucketBytes = 1024

/** Sealed for this conversation alone, in whole kibibytes, so that not even its length tells which channel it is. */
export function sealAddress(key: Buffer, id: ConversationId, address: ReplyAddress): Uint8Array {
  const text = Buffer.from(JSON.stringify(address))
  const padded = Buffer.alloc(Math.ceil(text.length / bucketBytes) * bucketBytes, ' ')
  text.copy(padded)
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(id))
  const sealed = Buffer.concat([cipher.update(padded), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Throws when it was not sealed with this key for this conversation. */
export function openAddress(key: Buffer, id: ConversationId, sealed: Uint8Array): ReplyAddress {
  const nonce = sealed.subarray(0, nonceBytes)
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(id))
    .setAuthTag(tag)
  const padded = Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()])
  return replyAddressSchema.parse(JSON.parse(padded.toString()))
}

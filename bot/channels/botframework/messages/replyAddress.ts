import { z } from 'zod'
import type { ConversationId } from '../../../../shared/ids.ts'
import type { Sealer } from '../../../ports.ts'

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

const purpose = 'replyAddress'
const bucketBytes = 1024

/** Sealed for this conversation alone, in whole kibibytes, so that not even its length tells which channel it is. */
export function sealAddress({ seal }: Sealer, id: ConversationId, address: ReplyAddress): Uint8Array {
  const text = Buffer.from(JSON.stringify(address))
  const padded = Buffer.alloc(Math.ceil(text.length / bucketBytes) * bucketBytes, ' ')
  text.copy(padded)
  return seal(purpose, padded, id)
}

/** Throws when it was not sealed here for this conversation. */
export const openAddress = ({ open }: Sealer, id: ConversationId, sealed: Uint8Array): ReplyAddress =>
  replyAddressSchema.parse(JSON.parse(Buffer.from(open(purpose, sealed, id)).toString()))

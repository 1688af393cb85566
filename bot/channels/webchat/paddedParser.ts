import { Decoder, Encoder, type Packet } from 'socket.io-parser'
import { frameBuckets, paddedFrame } from '../../../shared/paddedFrame.ts'

class PaddedEncoder extends Encoder {
  override encode(packet: Packet): unknown[] {
    return super
      .encode(packet)
      .map((part: unknown) => (typeof part === 'string' ? paddedFrame(part, frameBuckets.toVisitor) : part))
  }
}

/** Socket.IO's own form, where everything that leaves for a page is as long as anything else. */
export const paddedParser = { Encoder: PaddedEncoder, Decoder }

import type { ConversationId } from '../shared/ids.ts'
import type { Delivery } from './ports.ts'

export type Deliverer = (id: ConversationId) => void

/** Every channel is told; the one that holds the conversation acts. Channels join when they are opened. */
export function createDelivery(): Delivery & { add(deliverer: Deliverer): void } {
  const deliverers: Deliverer[] = []
  return {
    add: (deliverer) => deliverers.push(deliverer),
    // After the use case has returned: a slow channel never holds up a sender.
    send(id) {
      setImmediate(() => {
        for (const deliver of deliverers) deliver(id)
      })
    },
  }
}

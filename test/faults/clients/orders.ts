/** What the run tells its clients over their channel. */
export type Order =
  /** Make no more new things; what is on its way is finished. */
  | { order: 'finish' }
  /** Write down what is on the screen. */
  | { order: 'report' }
  /** Visitors: write much quicker for a while. */
  | { order: 'hurry'; forMs: number }
  /** Staff: hand everything back at once, so that all race for it. */
  | { order: 'release' }

export type FromClient = { told: 'ready' } | { told: 'quiet' } | { told: 'reported' }

export const tell = (message: FromClient) => process.send?.(message)

export function onOrder(obey: { [Kind in Order['order']]?: (order: Extract<Order, { order: Kind }>) => void }) {
  process.on('message', (order: Order) => obey[order.order]?.(order as never))
  // Whoever started us is gone.
  process.on('disconnect', () => process.exit(0))
}

export interface Person {
  name: string
  password: string
}

/** What a client is told when it is started. */
export interface ClientSettings {
  folder: string
  origins: { visitors: string; console: string }
  name: string
  password?: string
  visitors?: number
  managers?: Person[]
  conversations?: number
  signIns?: number
  seed: number
}

export const settingsHere = () => JSON.parse(process.argv[2] ?? '{}') as ClientSettings

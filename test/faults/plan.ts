import { type Randomness, randomFrom } from './random.ts'

/** How the proxy spoils a connection. `up` is towards the server; `frames` loses whole messages of the server's. */
export const messes = ['delay', 'chunks', 'reset', 'swallowUp', 'swallowDown', 'swallowBoth', 'frames'] as const
export type Mess = (typeof messes)[number]

/** Faults by the ids of requirements.md section 5. F6 here watches that every acknowledgement has its flush. */
export const faultKinds = ['F1', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F10', 'F11', 'F12', 'F13'] as const
export type FaultKind = (typeof faultKinds)[number]

/** `thenMs` is how long everything is left in peace after it. */
export type Step = { thenMs?: number } & Fault

type Fault =
  | { fault: 'F1'; afterMs: number }
  | { fault: 'F3'; forMs: number }
  | { fault: 'F4'; way: 'both' | 'fromServer'; forMs: number }
  | { fault: 'F5'; mess: Mess; forMs: number }
  | { fault: 'F6'; forMs: number }
  /** A full disk is counted from when a person was told. */
  | { fault: 'F7'; how: 'diskFull' | 'fsyncFails'; forMs: number }
  | { fault: 'F8'; forMs: number }
  | { fault: 'F10' }
  | { fault: 'F11'; how: 'killed' | 'paused'; forMs: number }
  | { fault: 'F12' }
  | { fault: 'F13'; conversations: number; signIns: number; forMs: number }

export type Of<Kind extends FaultKind> = Extract<Fault, { fault: Kind }>

/** How often each kind comes. Kills most: they are the shortest and find the most; what takes long comes seldom. */
const weights: Record<FaultKind, number> = {
  F1: 36,
  F3: 6,
  F4: 8,
  F5: 20,
  F6: 3,
  F7: 6,
  F8: 1,
  F10: 6,
  F11: 16,
  F12: 6,
  F13: 1,
}

const longPauseMs = 47_000

const drawn: { [Kind in FaultKind]: (random: Randomness, minutes: number) => Of<Kind> } = {
  F1: (random) => ({ fault: 'F1', afterMs: random.between(0, 300) }),
  // A socket is given up after 45 s without a sign of life; that long only where there is time for it.
  F3: (random, minutes) => ({
    fault: 'F3',
    forMs: minutes >= 3 && random.chance(0.05) ? longPauseMs : random.between(300, 4000),
  }),
  F4: (random) => ({ fault: 'F4', way: random.oneOf(['both', 'fromServer']), forMs: random.between(500, 4000) }),
  F5: (random) => ({ fault: 'F5', mess: random.oneOf(messes), forMs: random.between(500, 4000) }),
  F6: (random) => ({ fault: 'F6', forMs: random.between(1500, 3000) }),
  F7: (random) => ({
    fault: 'F7',
    how: random.oneOf(['diskFull', 'fsyncFails']),
    forMs: random.between(1500, 4000),
  }),
  F8: (_random, minutes) => ({ fault: 'F8', forMs: minutes >= 8 ? 60_000 : minutes >= 3 ? 20_000 : 4000 }),
  F10: () => ({ fault: 'F10' }),
  // Up to twice as long as the store waits for an answer of Redis before it looks for it anew.
  F11: (random) => ({ fault: 'F11', how: random.oneOf(['killed', 'paused']), forMs: random.between(100, 6000) }),
  F12: () => ({ fault: 'F12' }),
  F13: (random) => ({
    fault: 'F13',
    conversations: random.between(150, 300),
    signIns: 200,
    forMs: 12_000,
  }),
}

/** The faults of a run, one after the other, for ever; the same seed gives the same ones. */
export function* planFrom(seed: number, minutes: number, only: readonly FaultKind[]): Generator<Step> {
  const random = randomFrom(seed)
  const lots = only.flatMap((kind) => Array.from({ length: weights[kind] }, () => kind))
  // Each kind once before chance decides, so that a short run meets them all.
  for (const kind of only) yield drawn[kind](random, minutes)
  for (;;) yield drawn[random.oneOf(lots)](random, minutes)
}

/** Every kind that SQLite knows once, as short as it shows something. */
export const shortPlan: readonly Step[] = [
  { fault: 'F1', afterMs: 100 },
  { fault: 'F5', mess: 'swallowDown', forMs: 700 },
  { fault: 'F5', mess: 'frames', forMs: 700 },
  { fault: 'F10' },
  { fault: 'F5', mess: 'chunks', forMs: 500 },
  { fault: 'F7', how: 'diskFull', forMs: 500 },
  { fault: 'F5', mess: 'reset', forMs: 200 },
  { fault: 'F7', how: 'fsyncFails', forMs: 2500 },
  { fault: 'F12' },
  { fault: 'F5', mess: 'delay', forMs: 500 },
  { fault: 'F4', way: 'both', forMs: 800 },
  { fault: 'F4', way: 'fromServer', forMs: 800 },
  { fault: 'F3', forMs: 500 },
  { fault: 'F6', forMs: 700 },
  { fault: 'F8', forMs: 1500 },
  { fault: 'F13', conversations: 40, signIns: 40, forMs: 4000 },
  { fault: 'F1', afterMs: 30 },
]

/** The same for Redis, without what the store has no part in. */
export const shortRedisPlan: readonly Step[] = [
  { fault: 'F1', afterMs: 100 },
  { fault: 'F11', how: 'killed', forMs: 300 },
  { fault: 'F5', mess: 'swallowDown', forMs: 600 },
  { fault: 'F11', how: 'paused', forMs: 3500 },
  { fault: 'F10' },
  { fault: 'F5', mess: 'frames', forMs: 600 },
  { fault: 'F3', forMs: 500 },
  { fault: 'F11', how: 'killed', forMs: 0 },
]

import { frameBuckets, paddedFrame } from '../../../../../shared/paddedFrame.ts'

/** What one frame of the server says: Engine.IO's protocol 4 with Socket.IO's protocol 5 inside, as far as our server speaks them. */
export type Heard =
  /** The server is there, and is never silent for longer than this. */
  | { kind: 'greeted'; silentAtMostMs: number }
  | { kind: 'joined' }
  | { kind: 'asksForLife' }
  | { kind: 'told'; name: string; value: unknown }
  | { kind: 'answered'; id: number; answer: unknown }
  | { kind: 'ended' }
  | { kind: 'nothing' }

export const joining = '40'
export const alive = '3'

/** As long as anything else that leaves the page. */
export const writeQuestion = (id: number, name: string, payload: unknown) =>
  `4${paddedFrame(`2${id}${JSON.stringify([name, payload])}`, frameBuckets.fromVisitor)}`

/** Nothing when our server cannot have said it: something between answers in its place. */
export function readFrame(frame: string): Heard | undefined {
  const [, kind = '', id, json = ''] = /^(4?\d)(\d*)(.*)$/s.exec(frame) ?? []
  try {
    return readers[kind]?.((json === '' ? undefined : JSON.parse(json)) as never, Number(id))
  } catch {
    return undefined
  }
}

interface Greeting {
  pingInterval: number
  pingTimeout: number
}

const readers: Readonly<Record<string, (value: never, id: number) => Heard>> = {
  0: ({ pingInterval, pingTimeout }: Greeting) => ({ kind: 'greeted', silentAtMostMs: pingInterval + pingTimeout }),
  1: () => ({ kind: 'ended' }),
  2: () => ({ kind: 'asksForLife' }),
  6: () => ({ kind: 'nothing' }),
  40: () => ({ kind: 'joined' }),
  41: () => ({ kind: 'ended' }),
  42: ([name, value]: [string, unknown]) => ({ kind: 'told', name, value }),
  43: ([answer]: [unknown], id) => ({ kind: 'answered', id, answer }),
  44: () => ({ kind: 'ended' }),
}

import { linePath } from '../../../../../shared/linePath.ts'
import { frameBuckets, paddedFrame } from '../../../../../shared/paddedFrame.ts'
import type { VisitorUpdate } from '../../../../../shared/wire/visitor.ts'
import type { Pace } from './pace.ts'
import type { Answer, Payload, Question, Wire, WireListener } from './wire.ts'

/** Short enough for a talk, long enough for a bad telephone. */
const everyMs = 3000
/** A request that has not come back by then is not waited for. */
const lostAfterMs = 15_000

type Post = (address: string, body: string) => Promise<{ ok: boolean; json(): Promise<unknown> }>

/** The wire by requests of its own, where a network lets no socket through. It is open while requests come back. */
export function createPollWire(origin: string, { after }: Pick<Pace, 'after'>, post: Post = postJson): Wire {
  let listener: WireListener | undefined
  let isWanted = false
  let isOpen = false
  let callOff = () => {}
  /** What is read: as of the last question that named it. */
  let reading: { token: string; last: number } | undefined

  function become(open: boolean) {
    if (!isWanted || isOpen === open) return
    isOpen = open
    if (open) listener?.opened()
    else listener?.closed()
  }

  async function exchange<Q extends Question>(question: Q, payload: Payload<Q>): Promise<Answer<Q> | undefined> {
    try {
      const response = await post(
        origin + linePath(question),
        paddedFrame(JSON.stringify(payload), frameBuckets.fromVisitor),
      )
      const value = await response.json()
      return (response.ok ? { ok: true, value } : { ok: false, ...(value as object) }) as Answer<Q>
    } catch {
      return undefined
    }
  }

  function lookIn(ms: number) {
    callOff()
    callOff = after(ms, () => void look())
  }

  /** Asks for what is new; while nothing is read, any answer at all says that there is contact. */
  async function look() {
    const asked = reading
    lookIn(lostAfterMs)
    const answer = await exchange('line:join', asked ?? { token: '', last: 0 })
    if (!isWanted) return
    lookIn(everyMs)
    become(answer !== undefined)
    if (!answer || !asked || asked !== reading) return
    if (answer.ok) hear(asked.token, answer.value)
    else if (answer.code === 'gone' || answer.code === 'notFound') listener?.erased()
  }

  function hear(token: string, update: VisitorUpdate) {
    reading = { token, last: update.state.lastSeq }
    listener?.added(update)
  }

  const stop = () => {
    isOpen = false
    callOff()
  }
  return {
    listen(to) {
      listener = to
    },
    open() {
      if (isWanted) return
      isWanted = true
      lookIn(0)
    },
    reopen() {
      stop()
      lookIn(0)
    },
    close() {
      isWanted = false
      reading = undefined
      stop()
    },
    isOpen: () => isOpen,
    ask(question, payload, reply) {
      void exchange(question, payload).then((answer) => {
        if (!isWanted || !answer) return
        reply(answer)
        if (question === 'line:join') reading = payload as Payload<'line:join'>
        // What the bot answers is there already.
        lookIn(0)
      })
    },
  }
}

const postJson: Post = (address, body) =>
  fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })

import { type Pace, pauseMs } from './pace.ts'

type Asked = { ok: true } | { ok: false; code: string; waitMs?: number }

export interface Insisting {
  /** Asks at once, whatever the pause was. */
  now(): void
  stop(): void
}

export interface Question<A extends Asked> {
  /** May be asked any number of times: it carries its own id, or changes nothing. */
  ask(reply: (answer: A) => void): void
  /** Takes the answer, or says that it must be asked again. */
  answered(answer: A): 'done' | 'again'
  /** No answer came in time. */
  missed(): void
}

/** Asks, with growing pauses, until an answer has been taken. A timeout says nothing about whether it was heard. */
export function insist<A extends Asked>(pace: Pace, question: Question<A>): Insisting {
  let attempt = 0
  let settled = false
  let callOff = () => {}

  function once() {
    callOff()
    if (settled) return
    callOff = pace.after(pauseMs(pace, attempt), missed)
    attempt += 1
    question.ask(take)
  }
  function missed() {
    question.missed()
    once()
  }
  function take(answer: A) {
    if (settled) return
    callOff()
    if (!answer.ok && answer.code === 'slowDown') callOff = pace.after(answer.waitMs ?? pauseMs(pace, attempt), once)
    else if (question.answered(answer) === 'again') callOff = pace.after(pauseMs(pace, attempt), once)
    else settled = true
  }
  return {
    now() {
      attempt = 0
      once()
    },
    stop() {
      settled = true
      callOff()
    },
  }
}
